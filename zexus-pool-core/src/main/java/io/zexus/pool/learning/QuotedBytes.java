package io.zexus.pool.learning;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the bytes of a string up to its closing quote, eight at a time.
 */
final class QuotedBytes {

	/** Bytes that are looked through for a quote. */
	static final int MOST = 256;

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long LOW = 0x0101010101010101L;

	private static final long HIGH = 0x8080808080808080L;

	private static final long QUOTES = '"' * LOW;

	private static final long BACKSLASHES = '\\' * LOW;

	private static final long SPACES = ' ' * LOW;

	private QuotedBytes() {
	}

	/** Returns eight bytes, the first one lowest. */
	static long word(byte[] buffer, int at) {
		return (long) LONGS.get(buffer, at);
	}

	/**
	 * Returns the high bit of the first byte that is a quote; those behind may be wrong.
	 */
	static long quotes(long word) {
		long x = word ^ QUOTES;
		return x - LOW & ~x & HIGH;
	}

	/** Returns a mask of the bytes up to the first quote, of all when there is none. */
	static long upTo(long quotes) {
		return ((quotes & -quotes) << 1) - 1;
	}

	/** Returns the place of the first quote in its word. */
	static int index(long quotes) {
		return Long.numberOfTrailingZeros(quotes) >>> 3;
	}

	/**
	 * Returns the bytes before a quote if all of them are plain ASCII, -1 if one is not,
	 * or the quote is not among the first {@value #MOST} or so near the end that the
	 * eight bytes with it are not here.
	 */
	static int asciiLength(byte[] buffer, int from, int to) {
		int end = Math.min(to, from + MOST);
		for (int at = from; at + 8 <= end; at += 8) {
			long word = word(buffer, at);
			long quote = quotes(word);
			long backslash = word ^ BACKSLASHES;
			// Beyond ASCII, a backslash, or a control character
			long odd = (word | backslash - LOW & ~backslash | word - SPACES & ~word) & HIGH;
			if (quote != 0) {
				return ((odd & upTo(quote) >>> 8) == 0) ? at - from + index(quote) : -1;
			}
			if (odd != 0) {
				return -1;
			}
		}
		return -1;
	}

	/** Returns whether a decoder takes all bytes for what they are. */
	static boolean isPlain(byte[] buffer, int from, int length) {
		for (int i = from; i < from + length; i++) {
			if (buffer[i] == '\\' || buffer[i] >= 0 && buffer[i] < ' ') {
				return false;
			}
		}
		return true;
	}

	/** Returns what {@link String#hashCode} returns for a string of these characters. */
	static int asciiHash(byte[] buffer, int from, int length) {
		int hash = 0;
		int i = from;
		int to = from + length;
		for (; i < to - 3; i += 4) {
			hash = hash * (31 * 31 * 31 * 31) + buffer[i] * (31 * 31 * 31) + buffer[i + 1] * (31 * 31)
					+ buffer[i + 2] * 31 + buffer[i + 3];
		}
		for (; i < to; i++) {
			hash = hash * 31 + buffer[i];
		}
		return hash;
	}

	static String ascii(byte[] buffer, int from, int length) {
		return (length == 0) ? "" : new String(buffer, from, length, StandardCharsets.ISO_8859_1);
	}

}
