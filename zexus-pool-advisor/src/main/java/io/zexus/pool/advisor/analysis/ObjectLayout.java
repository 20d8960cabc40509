package io.zexus.pool.advisor.analysis;

/**
 * How a JVM lays out objects: what a dump does not say.
 *
 * @param header bytes of an object's header
 * @param reference bytes of a reference
 * @param arrayBase bytes before the elements of a {@code byte[]}
 */
public record ObjectLayout(int header, int reference, int arrayBase) {

	/** Objects of 64-bit JVMs start at multiples of this many bytes. */
	public static final int ALIGNMENT = 8;

	/**
	 * Returns the size of an instance. Exact where fields fill gaps, as HotSpot arranges
	 * them.
	 * @param numbers bytes of its fields that are no references
	 * @param references the number of the others
	 * @return bytes
	 */
	public long instance(long numbers, int references) {
		return align(this.header + numbers + (long) references * this.reference);
	}

	/**
	 * Returns the size of an array of bytes or chars.
	 * @param content bytes of its elements
	 * @return bytes
	 */
	public long array(long content) {
		return align(this.arrayBase + content);
	}

	static long align(long bytes) {
		return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
	}

}
