package io.zexus.pool.learning;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Strings by the bytes that a document has for them, closing quote included: what comes
 * again is found before it is decoded. Belongs to one decoder at a time.
 *
 * <p>
 * Direct-mapped by the first sixteen bytes, of which those behind the quote are masked
 * away. Two words compare what is shorter, further words the rest. Bytes that need a
 * decoder's attention, a backslash or a control character, are never kept, so equal bytes
 * mean equal strings.
 *
 * <p>
 * An entry is believed for a window of look-ups; then it has to be confirmed by the pool,
 * which learns that it is in use, or has let it go. One that the pool has not seen is to
 * be confirmed at once.
 */
final class RawStrings {

	/** Bytes of a buffer that a look-up reads in any case. */
	static final int AHEAD = 16;

	/** Longest string kept, in bytes. */
	static final int LONGEST = 64;

	/** Most strings kept, as a power of two. */
	static final int BITS = 11;

	/** Look-ups for which an entry is believed, as a power of two. */
	private static final int WINDOW_BITS = 14;

	private static final int LENGTH_BITS = 7;

	private static final int SAVED_BITS = 12;

	private static final int STAMP = LENGTH_BITS + SAVED_BITS;

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long LOW = 0x0101010101010101L;

	private static final long HIGH = 0x8080808080808080L;

	private static final long QUOTES = '"' * LOW;

	private static final long BACKSLASHES = '\\' * LOW;

	private static final long SPACES = ' ' * LOW;

	/**
	 * Of each entry its first two words, its length, bytes saved and window, and the hash
	 * code of its string, so that a look-up need not touch the string.
	 */
	private final long[] entries = new long[4 << BITS];

	private final @Nullable String[] values = new String[1 << BITS];

	/** The words behind the second, and the mask of the last one. */
	private final long[] @Nullable [] rests = new long[1 << BITS][];

	private long lookups;

	/**
	 * Looks for the string that begins here.
	 * @param from index of its first byte, with {@value #AHEAD} bytes up to the end
	 * @return its entry, negative when there is none
	 */
	int find(byte[] buffer, int from, int to) {
		this.lookups++;
		long word0 = (long) LONGS.get(buffer, from);
		long quote = quotes(word0);
		word0 &= upTo(quote);
		long word1 = word1(buffer, from, quote);
		int entry = entry(word0, word1);
		long[] entries = this.entries;
		int at = entry << 2;
		if ((entries[at] ^ word0 | entries[at + 1] ^ word1) != 0) {
			return -1;
		}
		int length = length(entries[at + 2]);
		return (length < AHEAD || goesOn(entry, buffer, from, to, length)) ? entry : -1;
	}

	private static int entry(long word0, long word1) {
		return (int) (word0 * 0x9e3779b97f4a7c15L + word1 * 0xbf58476d1ce4e5b9L >>> 64 - BITS);
	}

	/** The high bit of the first byte that is a quote; those behind it may be wrong. */
	private static long quotes(long word) {
		long x = word ^ QUOTES;
		return x - LOW & ~x & HIGH;
	}

	/** A mask of the bytes up to the first quote, of all when there is none. */
	private static long upTo(long quotes) {
		return ((quotes & -quotes) << 1) - 1;
	}

	/** Returns the second word, of which nothing is left when the first has a quote. */
	private static long word1(byte[] buffer, int from, long quote) {
		long word1 = (long) LONGS.get(buffer, from + 8);
		return word1 & upTo(quotes(word1)) & ~((quote | -quote) >> 63);
	}

	private boolean goesOn(int entry, byte[] buffer, int from, int to, int length) {
		long[] rest = this.rests[entry];
		if (rest == null || from + length >= to || from + AHEAD + 8 * (rest.length - 1) > buffer.length) {
			return false;
		}
		long difference = 0;
		int at = from + AHEAD;
		int last = rest.length - 2;
		for (int i = 0; i < last; i++, at += 8) {
			difference |= (long) LONGS.get(buffer, at) ^ rest[i];
		}
		return (difference | ((long) LONGS.get(buffer, at) ^ rest[last]) & rest[last + 1]) == 0;
	}

	/** Returns the string of an entry. */
	@Nullable String value(int entry) {
		return this.values[entry];
	}

	/** Returns what else is known of it. */
	long facts(int entry) {
		return this.entries[(entry << 2) + 2];
	}

	/** Returns the bytes of a string, without the quote. */
	static int length(long facts) {
		return (int) facts & (1 << LENGTH_BITS) - 1;
	}

	/** Returns the bytes that a copy of a string would take. */
	static int saved(long facts) {
		return (int) (facts >>> LENGTH_BITS) & (1 << SAVED_BITS) - 1;
	}

	/** Returns whether a string need not be confirmed by the pool. */
	boolean isConfirmed(long facts) {
		return facts >>> STAMP == window();
	}

	/** Returns the hash code of the string of an entry. */
	int hash(int entry) {
		return (int) this.entries[(entry << 2) + 3];
	}

	/** Notes that the pool has the string of an entry. */
	void confirm(int entry, String value) {
		int at = (entry << 2) + 2;
		this.entries[at] = this.entries[at] & (1L << STAMP) - 1 | window() << STAMP;
		this.values[entry] = value;
	}

	/**
	 * Keeps a string, in the place of another one.
	 * @param from where its bytes begin, with {@value #AHEAD} bytes up to the end
	 * @param length their number, at most {@value #LONGEST}
	 * @param saved bytes that a copy would take
	 * @param confirmed whether the pool has it
	 */
	void put(byte[] buffer, int from, int length, String value, int saved, boolean confirmed) {
		long word0 = (long) LONGS.get(buffer, from);
		long quote = quotes(word0);
		word0 &= upTo(quote);
		long word1 = word1(buffer, from, quote);
		int entry = entry(word0, word1);
		if (length >= AHEAD && !putRest(entry, buffer, from, length)) {
			return;
		}
		int at = entry << 2;
		this.entries[at] = word0;
		this.entries[at + 1] = word1;
		this.entries[at + 2] = (confirmed ? window() : -1) << STAMP | (long) saved << LENGTH_BITS | length;
		this.entries[at + 3] = value.hashCode();
		this.values[entry] = value;
	}

	private boolean putRest(int entry, byte[] buffer, int from, int length) {
		int words = (length - AHEAD >> 3) + 1;
		if (from + AHEAD + 8 * words > buffer.length) {
			return false;
		}
		long[] rest = new long[words + 1];
		for (int i = 0; i < words; i++) {
			rest[i] = (long) LONGS.get(buffer, from + AHEAD + 8 * i);
		}
		// The quote belongs to it
		int bytes = length - AHEAD - 8 * (words - 1) + 1;
		rest[words] = -1L >>> 64 - 8 * bytes;
		this.rests[entry] = rest;
		return true;
	}

	private long window() {
		return this.lookups >>> WINDOW_BITS;
	}

	/**
	 * Returns the bytes before a quote if all of them are plain ASCII, -1 if one is not,
	 * there are more than {@value #LONGEST} or the quote is not here.
	 */
	static int asciiLength(byte[] buffer, int from, int to) {
		int end = Math.min(to, from + LONGEST + 8);
		for (int at = from; at + 8 <= end; at += 8) {
			long word = (long) LONGS.get(buffer, at);
			long quote = quotes(word);
			long backslash = word ^ BACKSLASHES;
			// Beyond ASCII, a backslash, or a control character
			long odd = (word | backslash - LOW & ~backslash | word - SPACES & ~word) & HIGH;
			if (quote != 0) {
				int length = at - from + (Long.numberOfTrailingZeros(quote) >>> 3);
				return ((odd & upTo(quote) >>> 8) == 0 && length <= LONGEST) ? length : -1;
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
