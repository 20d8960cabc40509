package io.zexus.pool.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A figure to reach, and then to beat.
 *
 * @param what what is measured
 * @param cases the cases that it is computed from
 * @param figure computes it
 * @param atMost whether less is better
 * @param reach the figure to reach
 * @param beat the figure to beat
 */
record Target(String what, List<Case> cases, ToDoubleFunction<Measurements> figure, boolean atMost, double reach,
		double beat) {

	private static final Case HIT = Case.of(StringPeer.ZEXUS, StringScenario.HIT_500);

	private static final Case LIST = Case.of(ListPeer.ZEXUS, 10);

	private static final Case OBJECT = Case.of(LeaseBenchmark.Peer.OBJECT);

	private static final Case LEASE = Case.of(LeaseBenchmark.Peer.LEASE);

	/** Returns the figures that are ratios of processor time, or of throughput. */
	static List<Target> ratios() {
		return List.of(
				ratio("string hit / ConcurrentHashMap.get, 500 distinct", HIT,
						Case.of(StringPeer.CONCURRENT_HASH_MAP, StringScenario.HIT_500), true, 1.3, 1.0),
				ratio("string hit, Caffeine with recordStats / ours",
						Case.of(StringPeer.CAFFEINE, StringScenario.HIT_500), HIT, false, 2, 3),
				ratio("string hit / ConcurrentHashMap.get, 100,000 distinct",
						Case.of(StringPeer.ZEXUS, StringScenario.HIT_100K),
						Case.of(StringPeer.CONCURRENT_HASH_MAP, StringScenario.HIT_100K), true, 1.0, 0.8),
				ratio("Zipf over 10x capacity 500, Caffeine with recordStats / ours",
						Case.of(StringPeer.CAFFEINE, StringScenario.ZIPF),
						Case.of(StringPeer.ZEXUS, StringScenario.ZIPF), false, 2.5, 5),
				ratio("Zipf over 10x capacity 10,000, Caffeine with recordStats / ours",
						Case.of(StringPeer.CAFFEINE, StringScenario.ZIPF_LARGE),
						Case.of(StringPeer.ZEXUS, StringScenario.ZIPF_LARGE), false, 2.5, 5),
				ratio("all unique, ours / synchronized LRU", Case.of(StringPeer.ZEXUS, StringScenario.UNIQUE),
						Case.of(StringPeer.LINKED_HASH_MAP, StringScenario.UNIQUE), true, 1.6, 1.0),
				throughput("two threads / one, miss-heavy Zipf, throughput", StringScenario.MISSES, 1.3, 1.8),
				ratio("same-hashCode flood, ours / ConcurrentHashMap", Case.of(StringPeer.ZEXUS, StringScenario.FLOOD),
						Case.of(StringPeer.CONCURRENT_HASH_MAP, StringScenario.FLOOD), true, 0.7, 0.5),
				ratio("same-hashCode flood / the same strings made distinct",
						Case.of(StringPeer.ZEXUS, StringScenario.FLOOD),
						Case.of(StringPeer.ZEXUS, StringScenario.NO_FLOOD), true, 4, 4),
				ratio("int hit / ConcurrentHashMap.get", Case.of(IntBenchmark.Peer.ZEXUS),
						Case.of(IntBenchmark.Peer.CONCURRENT_HASH_MAP), true, 1.2, 1.0),
				bytes("int hit, bytes allocated", Case.of(IntBenchmark.Peer.ZEXUS)),
				ratio("list, n = 10, ours / new ArrayList and nulls", LIST, Case.of(ListPeer.ARRAY_LIST, 10), true, 1.0,
						0.8),
				bytesRatio("list, n = 10, bytes allocated, ours / new ArrayList", LIST,
						Case.of(ListPeer.ARRAY_LIST, 10), 0.9, 0.5),
				ratio("list, n = 10, Commons Pool 2 / ours", Case.of(ListPeer.COMMONS_POOL, 10), LIST, false, 10, 15),
				ratio("object, Commons Pool 2 / ours", Case.of(LeaseBenchmark.Peer.COMMONS_POOL), OBJECT, false, 10,
						15),
				bytes("object, bytes allocated", OBJECT),
				bytesRatio("lease, bytes allocated, ours / Commons Pool 2", LEASE,
						Case.of(LeaseBenchmark.Peer.COMMONS_POOL), 0.9, 0.5),
				ratio("object, leaks sampled / not", Case.of(LeaseBenchmark.Peer.OBJECT_SAMPLED), OBJECT, true, 1.05,
						1.0),
				ratio("list, leaks sampled / not", Case.of(LeaseBenchmark.Peer.LIST_SAMPLED),
						Case.of(LeaseBenchmark.Peer.LIST), true, 1.05, 1.0));
	}

	private static Target ratio(String what, Case numerator, Case denominator, boolean atMost, double reach,
			double beat) {
		return new Target(what, List.of(numerator, denominator),
				(measurements) -> measurements.ratio(numerator, denominator, Sample::cpu), atMost, reach, beat);
	}

	private static Target throughput(String what, StringScenario scenario, double reach, double beat) {
		Case one = Case.of(StringPeer.ZEXUS, scenario);
		Case two = Case.of(StringPeer.ZEXUS, scenario, 2);
		return new Target(what, List.of(one, two), (measurements) -> 2 * measurements.ratio(one, two, Sample::wall),
				false, reach, beat);
	}

	private static Target bytes(String what, Case measured) {
		return new Target(what, List.of(measured), (measurements) -> measurements.of(measured).bytes(), true, 0, 0);
	}

	private static Target bytesRatio(String what, Case numerator, Case denominator, double reach, double beat) {
		return new Target(what, List.of(numerator, denominator),
				(measurements) -> measurements.ratio(numerator, denominator, Sample::bytes), true, reach, beat);
	}

	/** Returns a figure that is known already. */
	static Target known(String what, double figure, boolean atMost, double reach, double beat) {
		return new Target(what, List.of(), (measurements) -> figure, atMost, reach, beat);
	}

	/** Returns the row of a Markdown table. */
	String row(Measurements measurements) {
		double measured = this.figure.applyAsDouble(measurements);
		return String.format(Locale.ROOT, "| %s | %.2f | %s | %s |", this.what, measured, verdict(measured, this.reach),
				verdict(measured, this.beat));
	}

	private String verdict(double measured, double goal) {
		// Rounded as it is shown
		double shown = Math.round(measured * 100) / 100.0;
		boolean reached = this.atMost ? shown <= goal : shown >= goal;
		return String.format(Locale.ROOT, "%s %s: %s", this.atMost ? "<=" : ">=", goal,
				reached ? "reached" : "**not reached**");
	}

}
