package io.zexus.pool.benchmarks;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;

import org.openjdk.jol.info.GraphLayout;

/**
 * Measures with JOL how many bytes a peer takes for each string that it holds, the
 * strings not counted.
 */
final class Footprints {

	static final int[] ENTRIES = { 10_000, 100_000 };

	static {
		// The VM refuses to say where a record has its fields
		System.setProperty("jol.magicFieldOffset", "true");
	}

	private Footprints() {
	}

	/** Returns bytes per entry, of each peer that lives on the heap. */
	static Map<StringPeer, Double> measure(int entries) {
		String[] strings = Texts.distinct(entries);
		long texts = GraphLayout.parseInstance((Object[]) strings).totalSize();
		Map<StringPeer, Double> footprints = new EnumMap<>(StringPeer.class);
		for (StringPeer peer : StringPeer.values()) {
			if (peer != StringPeer.STRING_INTERN) {
				UnaryOperator<String> subject = peer.create(entries);
				for (String string : strings) {
					subject.apply(string);
				}
				GraphLayout layout = GraphLayout.parseInstance(subject);
				// A pool may hold less than its capacity
				double held = layout.getClassCounts().count(String.class);
				double all = layout.totalSize() - shared(peer);
				footprints.put(peer, all / held - (double) texts / entries);
			}
		}
		return footprints;
	}

	private static long shared(StringPeer peer) {
		// The executor that Caffeine refers to belongs to the VM
		return (peer == StringPeer.CAFFEINE) ? GraphLayout.parseInstance(ForkJoinPool.commonPool()).totalSize() : 0;
	}

}
