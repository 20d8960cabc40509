package io.zexus.pool;

import java.util.function.IntFunction;

/**
 * A pool that keeps one instance of equal values, and one of the ways to ask it: numbers
 * stand for values, and each call brings an object of its own.
 */
record Canonicaliser(Pool pool, IntFunction<Object> way) {

	Object get(int key) {
		return this.way.apply(key);
	}

	PoolStats stats() {
		return this.pool.stats();
	}

	int size() {
		return this.pool.stats().poolSize();
	}

}
