package io.zexus.sample.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream of bytes into lines without ever holding more than one of them, nor
 * more than {@link #MAX_LENGTH} bytes of that. Ends of lines are LF or CR LF; the last
 * line needs none. Not thread-safe.
 */
final class LineReader {

	/** Bytes in the longest line that is kept. */
	static final int MAX_LENGTH = 65_536;

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private final InputStream in;

	private final byte[] buffer = new byte[16_384];

	private int position;

	private int limit;

	private byte[] line = new byte[1024];

	private int length;

	private boolean tooLong;

	private long number;

	LineReader(InputStream in) {
		this.in = in;
	}

	/**
	 * Moves to the next line.
	 * @return whether there is one
	 * @throws IOException when the stream breaks; a line begun is then not a line
	 */
	boolean next() throws IOException {
		this.length = 0;
		this.tooLong = false;
		boolean begun = false;
		while (fill()) {
			begun = true;
			int end = indexOfNewline();
			append(end);
			if (end < this.limit) {
				this.position = end + 1;
				break;
			}
			this.position = end;
		}
		if (begun) {
			this.number++;
			dropByteOrderMark();
			if (this.length > 0 && this.line[this.length - 1] == '\r') {
				this.length--;
			}
		}
		return begun;
	}

	private void dropByteOrderMark() {
		if (this.number == 1 && Arrays.equals(this.line, 0, Math.min(this.length, 3), BYTE_ORDER_MARK, 0, 3)) {
			this.length -= 3;
			System.arraycopy(this.line, 3, this.line, 0, this.length);
		}
	}

	private boolean fill() throws IOException {
		if (this.position == this.limit) {
			this.position = 0;
			this.limit = Math.max(0, this.in.read(this.buffer));
		}
		return this.limit > 0;
	}

	private int indexOfNewline() {
		for (int i = this.position; i < this.limit; i++) {
			if (this.buffer[i] == '\n') {
				return i;
			}
		}
		return this.limit;
	}

	private void append(int end) {
		int count = end - this.position;
		if (this.tooLong || this.length + count > MAX_LENGTH) {
			this.tooLong = true;
			return;
		}
		if (this.length + count > this.line.length) {
			this.line = Arrays.copyOf(this.line, Math.max(this.length + count, this.line.length * 2));
		}
		System.arraycopy(this.buffer, this.position, this.line, this.length, count);
		this.length += count;
	}

	/**
	 * Returns the number of the line, from 1.
	 * @return the number
	 */
	long number() {
		return this.number;
	}

	/**
	 * Returns whether the line was longer than {@link #MAX_LENGTH}: then it was not kept.
	 * @return whether it was too long
	 */
	boolean tooLong() {
		return this.tooLong;
	}

	/**
	 * Returns whether there is nothing but spaces in the line.
	 * @return whether it is blank
	 */
	boolean blank() {
		for (int i = 0; i < this.length; i++) {
			if (this.line[i] != ' ' && this.line[i] != '\t') {
				return false;
			}
		}
		return true;
	}

	/**
	 * Returns the bytes of the line, valid up to {@link #length()} and until
	 * {@link #next()}.
	 * @return the array that holds them, from index 0
	 */
	byte[] bytes() {
		return this.line;
	}

	int length() {
		return this.length;
	}

}
