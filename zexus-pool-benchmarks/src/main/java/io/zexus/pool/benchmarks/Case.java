package io.zexus.pool.benchmarks;

import java.util.Map;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * One thing to measure.
 *
 * @param table heading of the table it is shown in
 * @param peer label of what is measured
 * @param benchmark the JMH benchmark
 * @param parameters its parameters
 * @param threads how many threads call it
 */
record Case(String table, String peer, Class<?> benchmark, Map<String, String> parameters, int threads) {

	static Case of(StringPeer peer, StringScenario scenario) {
		return of(peer, scenario, 1);
	}

	static Case of(StringPeer peer, StringScenario scenario, int threads) {
		return new Case(scenario.label() + ((threads == 1) ? "" : ", " + threads + " threads"), peer.label(),
				StringBenchmark.class, Map.of("peer", peer.name(), "scenario", scenario.name()), threads);
	}

	static Case of(IntBenchmark.Peer peer) {
		return new Case("int hit, 1,000 distinct", peer.label(), IntBenchmark.class, Map.of("peer", peer.name()), 1);
	}

	/** Returns the same in so long an order that no processor learns it by heart. */
	static Case ofLongOrder(IntBenchmark.Peer peer) {
		return new Case("int hit, 1,000 distinct, too long an order to be learnt", peer.label(), IntBenchmark.class,
				Map.of("peer", peer.name(), "batches", "32"), 1);
	}

	static Case of(ListPeer peer, int size) {
		return new Case("list: acquire, fill, release, n = " + size, peer.label(), ListBenchmark.class,
				Map.of("peer", peer.name(), "size", String.valueOf(size)), 1);
	}

	static Case of(LeaseBenchmark.Peer peer) {
		return new Case("objects and leases: acquire, release", peer.label(), LeaseBenchmark.class,
				Map.of("peer", peer.name()), 1);
	}

	/**
	 * Returns whether it finds what lies outside the processor's caches, which takes as
	 * long as it has to wait for memory that others use too.
	 */
	boolean hitsOutsideCaches() {
		return StringScenario.HIT_100K.name().equals(this.parameters.get("scenario"));
	}

	/** Returns the options that select it. */
	ChainedOptionsBuilder options() {
		ChainedOptionsBuilder options = new OptionsBuilder().include(this.benchmark.getName() + "\\.")
			.threads(this.threads);
		this.parameters.forEach((name, value) -> options.param(name, value));
		return options;
	}

}
