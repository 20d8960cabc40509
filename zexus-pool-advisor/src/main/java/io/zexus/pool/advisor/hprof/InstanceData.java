package io.zexus.pool.advisor.hprof;

/**
 * The field values of one instance: those of its class in the order of their declaration,
 * then those of each superclass. Valid only during the call it is handed to.
 */
public final class InstanceData {

	private final int idSize;

	private byte[] bytes = new byte[0];

	private int offset;

	private int length;

	InstanceData(int idSize) {
		this.idSize = idSize;
	}

	void at(byte[] bytes, int offset, int length) {
		this.bytes = bytes;
		this.offset = offset;
		this.length = length;
	}

	/**
	 * Returns the number of bytes.
	 * @return the bytes of all fields
	 */
	public int length() {
		return this.length;
	}

	/**
	 * Returns a reference.
	 * @param index where, in bytes
	 * @return the id, 0 for null
	 */
	public long id(int index) {
		int at = this.offset + index;
		return (this.idSize == 8) ? HprofInput.i8(this.bytes, at)
				: Integer.toUnsignedLong(HprofInput.i4(this.bytes, at));
	}

	/**
	 * Returns a number or a {@code boolean}.
	 * @param index where, in bytes
	 * @param size 1, 2, 4 or 8 bytes
	 * @return its bits
	 */
	public long bits(int index, int size) {
		int at = this.offset + index;
		return switch (size) {
			case 1 -> HprofInput.u1(this.bytes, at);
			case 2 -> HprofInput.u2(this.bytes, at);
			case 4 -> Integer.toUnsignedLong(HprofInput.i4(this.bytes, at));
			default -> HprofInput.i8(this.bytes, at);
		};
	}

}
