package io.zexus.pool.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which cases there are. */
final class Plan {

	static final int[] LIST_SIZES = { 4, 10, 16 };

	private static final List<StringPeer> BOUNDED_AND_MAP = List.of(StringPeer.ZEXUS, StringPeer.CONCURRENT_HASH_MAP,
			StringPeer.LINKED_HASH_MAP, StringPeer.CAFFEINE);

	private Plan() {
	}

	/** Returns every peer in every scenario. */
	static List<Case> all() {
		List<Case> cases = new ArrayList<>();
		for (StringScenario scenario : StringScenario.values()) {
			peers(scenario).forEach((peer) -> cases.add(Case.of(peer, scenario)));
		}
		for (StringPeer peer : BOUNDED_AND_MAP) {
			cases.add(Case.of(peer, StringScenario.MISSES, 2));
		}
		Arrays.stream(IntBenchmark.Peer.values()).map(Case::of).forEach(cases::add);
		Stream.of(IntBenchmark.Peer.ZEXUS, IntBenchmark.Peer.CONCURRENT_HASH_MAP)
			.map(Case::ofLongOrder)
			.forEach(cases::add);
		for (int size : LIST_SIZES) {
			Arrays.stream(ListPeer.values()).map((peer) -> Case.of(peer, size)).forEach(cases::add);
		}
		Arrays.stream(LeaseBenchmark.Peer.values()).map(Case::of).forEach(cases::add);
		return cases;
	}

	private static List<StringPeer> peers(StringScenario scenario) {
		return switch (scenario) {
			case HIT_500, HIT_100K -> List.of(StringPeer.values());
			case HIT_500_LONG -> List.of(StringPeer.ZEXUS, StringPeer.CONCURRENT_HASH_MAP, StringPeer.CAFFEINE);
			case NO_FLOOD -> List.of(StringPeer.ZEXUS);
			default -> BOUNDED_AND_MAP;
		};
	}

}
