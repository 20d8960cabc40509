package io.zexus.pool.learning;

import org.jspecify.annotations.Nullable;

/**
 * Strings by the bytes that a document has for them: what comes again is found before it
 * is decoded. Belongs to one decoder at a time.
 *
 * <p>
 * Direct-mapped. A string below sixteen bytes is two words, its quote included, what lies
 * behind masked away. A longer one is placed by its first and its last sixteen bytes, as
 * names of classes differ at one end and addresses at the other; further words compare
 * all of it. Bytes that need a decoder's attention, a backslash or a control character,
 * are never kept, so equal bytes mean equal strings.
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
	static final int LONGEST = 120;

	/** Most strings kept, as a power of two. */
	static final int BITS = 11;

	/** Look-ups for which an entry is believed, as a power of two. */
	private static final int WINDOW_BITS = 14;

	private static final int LENGTH_BITS = 7;

	private static final int SAVED_BITS = 12;

	private static final int STAMP = LENGTH_BITS + SAVED_BITS;

	/**
	 * Of each entry its two words, the last ones of a long string, its length, bytes
	 * saved and window, and the hash code of its string, so that a look-up need not touch
	 * the string.
	 */
	private final long[] entries = new long[4 << BITS];

	private final @Nullable String[] values = new String[1 << BITS];

	/** Of a long string the words from its first byte on. */
	private final long[] @Nullable [] beginnings = new long[1 << BITS][];

	private long lookups;

	/**
	 * Looks for the string that begins here.
	 * @param from index of its first byte, with {@value #AHEAD} bytes up to the end
	 * @return its entry, negative when there is none
	 */
	int find(byte[] buffer, int from, int to) {
		this.lookups++;
		long word0 = QuotedBytes.word(buffer, from);
		long word1 = QuotedBytes.word(buffer, from + 8);
		long quote0 = QuotedBytes.quotes(word0);
		long quote1 = QuotedBytes.quotes(word1);
		if ((quote0 | quote1) == 0) {
			return findLong(buffer, from, to, mix(word0, word1));
		}
		word0 &= QuotedBytes.upTo(quote0);
		word1 &= second(quote0, quote1);
		int entry = entry(mix(word0, word1));
		return is(entry, word0, word1) ? entry : -1;
	}

	/** A mask of the bytes of a second word, none when the first has a quote. */
	private static long second(long quote0, long quote1) {
		return QuotedBytes.upTo(quote1) & ~((quote0 | -quote0) >> 63);
	}

	private static long mix(long word0, long word1) {
		return word0 * 0x9e3779b97f4a7c15L + word1 * 0xbf58476d1ce4e5b9L;
	}

	/** Mixes once more, as products of digits that count up crowd. */
	private static int entry(long mixed) {
		return (int) ((mixed ^ mixed >>> 32) * 0x94d049bb133111ebL >>> 64 - BITS);
	}

	private boolean is(int entry, long word0, long word1) {
		long[] entries = this.entries;
		int at = entry << 2;
		return (entries[at] ^ word0 | entries[at + 1] ^ word1) == 0;
	}

	private int findLong(byte[] buffer, int from, int to, long first) {
		int last = Math.min(to, from + LONGEST + 8) - 8;
		int at = from + AHEAD;
		long quotes = 0;
		while (at <= last && (quotes = QuotedBytes.quotes(QuotedBytes.word(buffer, at))) == 0) {
			at += 8;
		}
		if (quotes == 0) {
			return -1;
		}
		int end = at + QuotedBytes.index(quotes);
		long word0 = QuotedBytes.word(buffer, end - 16);
		long word1 = QuotedBytes.word(buffer, end - 8);
		int entry = entry(mix(first ^ word0, word1));
		return (is(entry, word0, word1) && begins(entry, buffer, from, end - from)) ? entry : -1;
	}

	/** Whether the bytes before the last ones are those of an entry, too. */
	private boolean begins(int entry, byte[] buffer, int from, int length) {
		long[] beginning = this.beginnings[entry];
		if (beginning == null || length(facts(entry)) != length) {
			return false;
		}
		long difference = 0;
		for (int i = 0; i < beginning.length; i++) {
			difference |= QuotedBytes.word(buffer, from + 8 * i) ^ beginning[i];
		}
		return difference == 0;
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
		long word0 = QuotedBytes.word(buffer, from);
		long word1 = QuotedBytes.word(buffer, from + 8);
		int entry;
		if (length < AHEAD) {
			long quote0 = QuotedBytes.quotes(word0);
			word0 &= QuotedBytes.upTo(quote0);
			word1 &= second(quote0, QuotedBytes.quotes(word1));
			entry = entry(mix(word0, word1));
		}
		else {
			long first = mix(word0, word1);
			word0 = QuotedBytes.word(buffer, from + length - 16);
			word1 = QuotedBytes.word(buffer, from + length - 8);
			entry = entry(mix(first ^ word0, word1));
			this.beginnings[entry] = beginning(buffer, from, length);
		}
		int at = entry << 2;
		this.entries[at] = word0;
		this.entries[at + 1] = word1;
		this.entries[at + 2] = (confirmed ? window() : -1) << STAMP | (long) saved << LENGTH_BITS | length;
		this.entries[at + 3] = value.hashCode();
		this.values[entry] = value;
	}

	private static long[] beginning(byte[] buffer, int from, int length) {
		// The last one may reach into the sixteen bytes that are compared anyway
		long[] words = new long[length - AHEAD + 7 >> 3];
		for (int i = 0; i < words.length; i++) {
			words[i] = QuotedBytes.word(buffer, from + 8 * i);
		}
		return words;
	}

	private long window() {
		return this.lookups >>> WINDOW_BITS;
	}

}
