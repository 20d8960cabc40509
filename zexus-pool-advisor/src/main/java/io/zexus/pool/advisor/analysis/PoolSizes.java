package io.zexus.pool.advisor.analysis;

/**
 * The sizes of pools that are compared.
 */
public final class PoolSizes {

	private static final int[] SIZES = { 256, 1024, 4096, 16384, 65536 };

	private PoolSizes() {
	}

	/**
	 * Returns the sizes.
	 * @return numbers of values, from small to large
	 */
	public static int[] all() {
		return SIZES.clone();
	}

	static int largest() {
		return SIZES[SIZES.length - 1];
	}

}
