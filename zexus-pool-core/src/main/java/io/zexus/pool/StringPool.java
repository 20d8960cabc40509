package io.zexus.pool;

import java.nio.charset.StandardCharsets;

/**
 * Keeps one instance for many equal strings, up to a length and a number. Bounded: values
 * that are used stay, others make room.
 * <p>
 * This class is thread-safe; a hit takes no lock. A pool that has seen more distinct
 * strings than its capacity retains at least 95 % of the capacity.
 */
public final class StringPool implements Pool {

	/** Capacity when none is given, in strings. */
	public static final int DEFAULT_CAPACITY = 500;

	/** Longest string retained when no length is given, in {@code char}s. */
	public static final int DEFAULT_MAX_LENGTH = 64;

	private final Table<String> table;

	private final int maxLength;

	private final HitCounter counter = new HitCounter();

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
		this.table = new Table<>(Arguments.notNegative("strPoolSize", capacity));
		this.maxLength = Arguments.notNegative("maxStringLength", maxLength);
	}

	/**
	 * Returns the canonical instance of a string. O(length).
	 * @param value the string
	 * @return an equal string: the pooled one, or the argument itself when it has just
	 * been pooled, is too long, or the pool is off
	 */
	public String get(String value) {
		if (!this.table.isOpen()) {
			return value;
		}
		if (value.length() > this.maxLength || this.table.capacity() == 0) {
			this.counter.miss();
			return value;
		}
		int hash = value.hashCode();
		String pooled = this.table.find(hash, StringForm.STRING, value, 0, 0);
		if (pooled != null) {
			this.counter.hit();
			return pooled;
		}
		return this.table.add(hash, StringForm.STRING, value, 0, 0);
	}

	/**
	 * Returns the canonical instance of the string with the given characters.
	 * @param chars the array that holds them
	 * @param offset index of the first one
	 * @param length their number
	 * @return an equal string
	 * @throws IndexOutOfBoundsException when the range is not within the array
	 */
	public String get(char[] chars, int offset, int length) {
		return get(new String(chars, offset, length));
	}

	/**
	 * Returns the canonical instance of the string with the given UTF-8 bytes. Malformed
	 * input is replaced as {@link String#String(byte[], java.nio.charset.Charset)} does.
	 * @param utf8 the array that holds them
	 * @param offset index of the first one
	 * @param length their number
	 * @return an equal string
	 * @throws IndexOutOfBoundsException when the range is not within the array
	 */
	public String get(byte[] utf8, int offset, int length) {
		return get(new String(utf8, offset, length, StandardCharsets.UTF_8));
	}

	/**
	 * Returns the length of the longest string retained.
	 * @return the length in {@code char}s
	 */
	public int maxLength() {
		return this.maxLength;
	}

	@Override
	public PoolStats stats() {
		return this.table.stats(this.counter.hits(), this.counter.misses());
	}

	@Override
	public void clear() {
		this.table.clear();
	}

	@Override
	public int capacity() {
		return this.table.capacity();
	}

	@Override
	public void enable(boolean enabled) {
		this.table.open(enabled);
	}

}
