package io.zexus.pool;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.internal.table.CharsContent;
import io.zexus.pool.internal.table.ObjectLayout;
import io.zexus.pool.internal.table.StringContent;
import io.zexus.pool.internal.table.StringTables;
import io.zexus.pool.internal.table.Table;
import io.zexus.pool.internal.table.Utf8Content;

/**
 * Keeps one instance for many equal strings, up to a length and a number. Bounded: values
 * that are used stay, others make room. A full pool whose values are in use lets most of
 * those go at once that come for the first time, while hardly any comes again; a value
 * that does come again soon then stays.
 * <p>
 * This class is thread-safe; a hit takes no lock. A pool that has seen more distinct
 * strings than its capacity retains at least 95 % of the capacity.
 */
public final class StringPool extends TablePool<String> {

	/** Capacity when none is given, in strings. */
	public static final int DEFAULT_CAPACITY = 500;

	/** Longest string retained when no length is given, in {@code char}s. */
	public static final int DEFAULT_MAX_LENGTH = 64;

	/** Values that tell what others take. */
	private static final int SOME = 256;

	static {
		StringTables.openBy((pool) -> ((StringPool) pool).tables);
	}

	private final int maxLength;

	/**
	 * Whether there was a string that is too long: while there is none, a hit need not
	 * ask for the length. Written without synchronisation, as it only decides whether the
	 * hash of such a string is computed in vain.
	 */
	private boolean guarded;

	/**
	 * Creates a pool with the default capacity and length.
	 */
	public StringPool() {
		this(DEFAULT_CAPACITY);
	}

	/**
	 * Creates a pool of strings of at most {@value #DEFAULT_MAX_LENGTH} characters.
	 * @param capacity most strings retained; zero pools nothing
	 * @throws IllegalArgumentException when the capacity is negative
	 */
	public StringPool(int capacity) {
		this(capacity, DEFAULT_MAX_LENGTH);
	}

	/**
	 * Creates a pool.
	 * @param capacity most strings retained; zero pools nothing
	 * @param maxLength longest string retained, in {@code char}s
	 * @throws IllegalArgumentException when an argument is negative
	 */
	public StringPool(int capacity, int maxLength) {
		super(Arguments.capacity("capacity", capacity), 0, StringContent.STRING);
		this.maxLength = Arguments.notNegative("maxLength", maxLength);
	}

	/**
	 * Returns the canonical instance of a string. O(length).
	 * @param value the string
	 * @return an equal string: the pooled one, or the argument itself when it has just
	 * been pooled or let go, is too long, or the pool is off
	 */
	public String get(String value) {
		if (this.guarded && value.length() > this.maxLength) {
			return table().tooLong(value);
		}
		int hash = value.hashCode();
		String found = table().find(hash, StringContent.STRING, value, 0, 0);
		return (found != null) ? found : getOrAdd(hash, value);
	}

	private String getOrAdd(int hash, String value) {
		if (value.length() > this.maxLength) {
			this.guarded = true;
			return table().tooLong(value);
		}
		return table().getOrAdd(hash, StringContent.STRING, value, 0, 0);
	}

	/**
	 * Returns the canonical instance of the string with the given characters. On a hit no
	 * object is made.
	 * @param chars the array that holds them
	 * @param offset index of the first one
	 * @param length their number
	 * @return an equal string
	 * @throws IndexOutOfBoundsException when the range is not within the array
	 */
	public String get(char[] chars, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, chars.length);
		if (length > this.maxLength) {
			return table().tooLong(new String(chars, offset, length));
		}
		return look(CharsContent.hash(chars, offset, length), CharsContent.CHARS, chars, offset, length);
	}

	/**
	 * Returns the canonical instance of the string with the given UTF-8 bytes. On a hit
	 * no object is made. Malformed input is decoded first, as
	 * {@link String#String(byte[], java.nio.charset.Charset)} does.
	 * @param utf8 the array that holds them
	 * @param offset index of the first one
	 * @param length their number
	 * @return an equal string
	 * @throws IndexOutOfBoundsException when the range is not within the array
	 */
	public String get(byte[] utf8, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, utf8.length);
		// A char takes three bytes at the most
		long scan = (length / 3 <= this.maxLength) ? Utf8Content.scan(utf8, offset, length) : Utf8Content.MALFORMED;
		if (scan == Utf8Content.MALFORMED || scan >>> 32 > this.maxLength) {
			return get(new String(utf8, offset, length, StandardCharsets.UTF_8));
		}
		return look((int) scan, Utf8Content.UTF8, utf8, offset, length);
	}

	/**
	 * Returns the pooled string with the given UTF-8 bytes and counts the hit, or
	 * {@code null}, even for some strings that are pooled, to be asked for by
	 * {@link #get(String)}.
	 */
	@Nullable String find(byte[] utf8, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, utf8.length);
		long scan = (length / 3 <= this.maxLength) ? Utf8Content.scan(utf8, offset, length) : Utf8Content.MALFORMED;
		boolean pooled = scan != Utf8Content.MALFORMED && scan >>> 32 <= this.maxLength;
		return pooled ? table().find((int) scan, Utf8Content.UTF8, utf8, offset, length) : null;
	}

	private String look(int hash, StringContent content, Object source, int from, int length) {
		Table<String> table = table();
		String found = table.find(hash, content, source, from, length);
		return (found != null) ? found : table.getOrAdd(hash, content, source, from, length);
	}

	/**
	 * Returns the length of the longest string retained.
	 * @return the length in {@code char}s
	 */
	public int maxLength() {
		return this.maxLength;
	}

	/**
	 * Lets go of the strings that nobody but this pool holds: until a collection has
	 * shown which ones others do, it holds its strings weakly, and these as before then.
	 * A string in use keeps its one instance. O(strings).
	 */
	@Override
	public Relief relieve() {
		return weaken();
	}

	/** Judged by some of the values that are here. */
	@Override
	double copyBytes() {
		return table().some(SOME).stream().mapToInt((value) -> ObjectLayout.string(value.length())).average().orElse(0);
	}

}
