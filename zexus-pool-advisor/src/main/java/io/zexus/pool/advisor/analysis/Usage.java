package io.zexus.pool.advisor.analysis;

/**
 * What values of one type are there, at one place or at several together.
 *
 * @param type their type
 * @param references references to them
 * @param objects values
 * @param distinct values that differ
 * @param repeated distinct values of which there are several objects
 * @param mostFrequent references to the most frequent of these
 * @param topValue the number of its content, -1 when there is none
 * @param topWide whether that has two bytes a character
 * @param bytes what the objects take, with their arrays
 * @param wasted bytes that would be free if there were one object for each distinct value
 * @param wastedArrays the part of it in arrays of strings, which the collector's
 * deduplication could take
 * @param wastedLong the part of {@code wasted} in strings of more than
 * {@value #LONG_STRING} characters
 * @param longest characters of the longest string that has copies
 * @param keptByPool bytes that pools of the {@link PoolSizes} would free if each kept the
 * values whose copies take most
 */
public record Usage(ValueType type, long references, long objects, long distinct, long repeated, long mostFrequent,
		int topValue, boolean topWide, long bytes, long wasted, long wastedArrays, long wastedLong, int longest,
		long[] keptByPool) {

	/** Longest string that pools take unless they are told otherwise. */
	public static final int LONG_STRING = 64;

	/**
	 * Returns the share of the most frequent value.
	 * @return from 0 to 1
	 */
	public double topShare() {
		return (this.references > 0) ? (double) this.mostFrequent / this.references : 0;
	}

}
