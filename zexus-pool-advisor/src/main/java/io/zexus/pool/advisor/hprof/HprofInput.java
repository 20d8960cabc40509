package io.zexus.pool.advisor.hprof;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.LongConsumer;

/**
 * Big-endian numbers and ids out of a stream of bytes, through one buffer.
 * <p>
 * Every method throws {@link EOFException} where the stream ends too early. This class is
 * not thread-safe.
 */
public final class HprofInput implements Closeable {

	/** Longest run of bytes that {@link #window} gives. */
	static final int MAX_WINDOW = 1 << 20;

	private static final VarHandle SHORTS = view(short[].class);

	private static final VarHandle INTS = view(int[].class);

	private static final VarHandle LONGS = view(long[].class);

	private final InputStream in;

	private final LongConsumer progress;

	private final byte[] buffer;

	private long start;

	private int next;

	private int limit;

	private int idSize = 8;

	/**
	 * Creates it.
	 * @param in the bytes
	 * @param size their number at most
	 * @param progress is told the position now and then
	 */
	HprofInput(InputStream in, long size, LongConsumer progress) {
		this.in = in;
		this.buffer = new byte[(int) Math.max(Long.BYTES, Math.min(size, MAX_WINDOW))];
		this.progress = progress;
	}

	private static VarHandle view(Class<?> array) {
		return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
	}

	void idSize(int size) {
		this.idSize = size;
	}

	int idSize() {
		return this.idSize;
	}

	long position() {
		return this.start + this.next;
	}

	int u1() throws IOException {
		require(1);
		return this.buffer[this.next++] & 0xff;
	}

	int u2() throws IOException {
		require(2);
		int value = (short) SHORTS.get(this.buffer, this.next) & 0xffff;
		this.next += 2;
		return value;
	}

	int i4() throws IOException {
		require(4);
		int value = (int) INTS.get(this.buffer, this.next);
		this.next += 4;
		return value;
	}

	long u4() throws IOException {
		return Integer.toUnsignedLong(i4());
	}

	long i8() throws IOException {
		require(8);
		long value = (long) LONGS.get(this.buffer, this.next);
		this.next += 8;
		return value;
	}

	/**
	 * Reads an id.
	 * @return the id, 0 for null
	 * @throws IOException when it cannot be read
	 */
	public long id() throws IOException {
		return (this.idSize == 8) ? i8() : u4();
	}

	/**
	 * Reads a hash of the bytes that follow.
	 * @param length their number
	 * @return a 64-bit hash of the bytes and of their number
	 * @throws IOException when they cannot be read
	 */
	public long hash(long length) throws IOException {
		long hash = Hash.of(length);
		long left = length;
		for (; left >= 8; left -= 8) {
			hash = Hash.add(hash, i8());
		}
		for (; left > 0; left--) {
			hash = Hash.add(hash, u1());
		}
		return hash;
	}

	/**
	 * Reads bytes into an array of their own.
	 * @param length their number
	 * @return the bytes
	 * @throws IOException when they cannot be read
	 */
	public byte[] bytes(int length) throws IOException {
		byte[] bytes = new byte[length];
		for (int done = 0; done < length;) {
			require(1);
			int count = Math.min(length - done, this.limit - this.next);
			System.arraycopy(this.buffer, this.next, bytes, done, count);
			this.next += count;
			done += count;
		}
		return bytes;
	}

	/**
	 * Makes bytes available in the buffer without reading past them.
	 * @param length their number, at most {@link #MAX_WINDOW}
	 * @return their index in {@link #buffer()}, valid until the next call
	 */
	int window(int length) throws IOException {
		require(length);
		return this.next;
	}

	byte[] buffer() {
		return this.buffer;
	}

	void skipTo(long position) throws IOException {
		long left = Math.max(0, position - position());
		long buffered = Math.min(left, this.limit - this.next);
		this.next += (int) buffered;
		left -= buffered;
		while (left > 0) {
			// The last byte is read, as files can be skipped beyond their end.
			long skipped = this.in.skip(left - 1);
			if (skipped <= 0) {
				require(1);
				skipped = Math.min(left, this.limit - this.next);
				this.next += (int) skipped;
			}
			else {
				this.start += this.limit + skipped;
				this.next = 0;
				this.limit = 0;
			}
			left -= skipped;
		}
	}

	boolean atEnd() throws IOException {
		return this.next == this.limit && !fill(1);
	}

	private void require(int count) throws IOException {
		if (this.limit - this.next < count && !fill(count)) {
			throw new EOFException();
		}
	}

	private boolean fill(int count) throws IOException {
		int left = this.limit - this.next;
		System.arraycopy(this.buffer, this.next, this.buffer, 0, left);
		this.start += this.next;
		this.next = 0;
		this.limit = left;
		this.progress.accept(this.start);
		while (this.limit < count) {
			int read = (count <= this.buffer.length)
					? this.in.read(this.buffer, this.limit, this.buffer.length - this.limit) : -1;
			if (read < 0) {
				return false;
			}
			this.limit += read;
		}
		return true;
	}

	static int u1(byte[] bytes, int index) {
		return bytes[index] & 0xff;
	}

	static int u2(byte[] bytes, int index) {
		return (short) SHORTS.get(bytes, index) & 0xffff;
	}

	static int i4(byte[] bytes, int index) {
		return (int) INTS.get(bytes, index);
	}

	static long i8(byte[] bytes, int index) {
		return (long) LONGS.get(bytes, index);
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

}
