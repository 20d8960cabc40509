package io.zexus.pool.internal.table;

/**
 * Where a hash belongs: which bucket, which tag there, and whether it is sampled. No two
 * of these depend on the same bits.
 */
final class Address {

	private Address() {
	}

	/**
	 * Spreads a hash (Fibonacci hashing), by 2^64 / golden ratio: bits 24 and up depend
	 * on all bits of the hash, the highest choose the bucket.
	 */
	private static long spread(int hash) {
		return hash * 0x9e3779b97f4a7c15L;
	}

	static int bucket(int hash, int buckets) {
		return (int) ((spread(hash) >>> 32) * buckets >>> 32);
	}

	static long tag(int hash) {
		return Math.max(1, spread(hash) >>> 24 & BucketTags.LARGEST);
	}

	/** Returns what chooses a value for sampling. */
	static int choice(int hash) {
		return (int) spread(hash) & SizeSampler.CHOICE;
	}

	/**
	 * Returns the bucket of content that has no place at home.
	 * @param bucket the one of its keyed hash
	 */
	static int second(int bucket, int home, int buckets) {
		if (bucket != home) {
			return bucket;
		}
		return (home > 0) ? home - 1 : buckets - 1;
	}

}
