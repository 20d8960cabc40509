package io.zexus.pool.advisor.hprof;

/**
 * A 64-bit hash, fed eight bytes at a time: multiply and fold, as in MurmurHash, and its
 * finalizer, by Austin Appleby, at the end.
 */
public final class Hash {

	private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

	private Hash() {
	}

	/**
	 * Returns the hash to start with.
	 * @param seed whatever tells kinds of contents apart
	 * @return a hash
	 */
	public static long of(long seed) {
		return add(0x2545f4914f6cdd1dL, seed);
	}

	/**
	 * Adds a number.
	 * @param hash the hash so far
	 * @param value the number
	 * @return the hash of both
	 */
	public static long add(long hash, long value) {
		long product = (hash ^ value) * MULTIPLIER;
		return product ^ (product >>> 32);
	}

	/**
	 * Spreads what was added over all bits.
	 * @param hash the hash so far
	 * @return the hash of all
	 */
	public static long finish(long hash) {
		long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
		mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
		return mixed ^ (mixed >>> 33);
	}

}
