package io.zexus.pool.advisor.hprof;

/**
 * The types of values in a dump, by their codes there.
 */
public final class BasicType {

	/** A reference. */
	public static final int OBJECT = 2;

	/** A {@code char}. */
	public static final int CHAR = 5;

	/** A {@code byte}. */
	public static final int BYTE = 8;

	// boolean, char, float, double, byte, short, int, long: codes 4 to 11
	private static final int[] SIZES = { 0, 0, 0, 0, 1, 2, 4, 8, 1, 2, 4, 8 };

	private BasicType() {
	}

	/**
	 * Returns the size of a value in the dump, which is its size in memory but for
	 * references.
	 * @param type the code
	 * @param idSize the size of a reference
	 * @return the bytes, 0 for what is no type
	 */
	public static int size(int type, int idSize) {
		if (type == OBJECT) {
			return idSize;
		}
		return (type >= 0 && type < SIZES.length) ? SIZES[type] : 0;
	}

}
