package io.zexus.pool.internal.table;

import java.util.SplittableRandom;

/**
 * A hash under a key that is drawn once per process: the folded 128-bit product of wyhash
 * (Wang Yi, public domain), over groups of four characters.
 */
final class KeyedHash {

	private static final long SEED;

	private static final long KEY;

	static {
		SplittableRandom random = new SplittableRandom();
		SEED = random.nextLong();
		KEY = random.nextLong() | 1;
	}

	private KeyedHash() {
	}

	static long start() {
		return SEED;
	}

	/** Adds four characters, or the fewer ones at the end, the first one lowest. */
	static long add(long hash, long group) {
		long a = hash ^ group;
		return Math.multiplyHigh(a, KEY) ^ a * KEY;
	}

	static long finish(long hash, int length) {
		return mix(hash ^ length);
	}

	/** Returns the keyed hash of the given bits. */
	static long of(long bits) {
		return mix(add(SEED, bits));
	}

	/**
	 * Finaliser of MurmurHash3 (Appleby, public domain): each input bit changes each
	 * output bit with a probability near one half.
	 */
	private static long mix(long bits) {
		long h = bits;
		h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
		h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
		return h ^ (h >>> 33);
	}

}
