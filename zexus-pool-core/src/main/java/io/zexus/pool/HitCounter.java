package io.zexus.pool;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts hits, exactly, from any number of threads. Thread-safe.
 */
final class HitCounter {

	private final LongAdder hits = new LongAdder();

	private final LongAdder misses = new LongAdder();

	void hit() {
		this.hits.increment();
	}

	/** Counts a call that never reached a table. */
	void miss() {
		this.misses.increment();
	}

	long hits() {
		return this.hits.sum();
	}

	long misses() {
		return this.misses.sum();
	}

}
