package io.zexus.pool.learning;

/**
 * Sizes of objects as a 64-bit JVM with compressed references lays them out, in bytes.
 */
final class Footprint {

	private static final int STRING = 24;

	private static final int ARRAY_HEADER = 16;

	private Footprint() {
	}

	static int ofString(int length) {
		return STRING + (ARRAY_HEADER + length + 7 & -8);
	}

	static int ofNumber(Number number) {
		return (number instanceof Integer) ? 16 : 24;
	}

}
