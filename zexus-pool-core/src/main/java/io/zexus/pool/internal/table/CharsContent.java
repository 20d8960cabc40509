package io.zexus.pool.internal.table;

import org.jspecify.annotations.Nullable;

/** The content of a string, given as part of a {@code char[]}. */
@SuppressWarnings("NullAway") // content of strings always has its source
public final class CharsContent extends StringContent {

	/** The only instance. */
	public static final CharsContent CHARS = new CharsContent();

	private CharsContent() {
	}

	@Override
	boolean matches(String stored, @Nullable Object source, int from, int length) {
		char[] chars = (char[]) source;
		if (stored.length() != length) {
			return false;
		}
		for (int i = length - 1; i >= 0; i--) {
			if (stored.charAt(i) != chars[from + i]) {
				return false;
			}
		}
		return true;
	}

	@Override
	String create(@Nullable Object source, int from, int length) {
		return new String((char[]) source, from, length);
	}

	@Override
	int saved(String stored, @Nullable Object source, int length, int wide) {
		return ObjectLayout.string(length << wide);
	}

	@Override
	long keyedHash(@Nullable Object source, int from, int length) {
		char[] chars = (char[]) source;
		long hash = KeyedHash.start();
		int i = from;
		int to = from + length;
		for (; i < to - 3; i += 4) {
			hash = KeyedHash.add(hash,
					chars[i] | (long) chars[i + 1] << 16 | (long) chars[i + 2] << 32 | (long) chars[i + 3] << 48);
		}
		long rest = 0;
		for (int shift = 0; i < to; i++, shift += 16) {
			rest |= (long) chars[i] << shift;
		}
		return KeyedHash.finish(KeyedHash.add(hash, rest), length);
	}

	/**
	 * Returns what {@link String#hashCode()} returns for the same characters. Takes four
	 * at a time, as the multiplications of each group then do not wait for one another.
	 * @param chars the array that holds them
	 * @param from index of the first one
	 * @param length their number
	 * @return the hash code
	 */
	public static int hash(char[] chars, int from, int length) {
		int hash = 0;
		int i = from;
		int to = from + length;
		for (; i < to - 3; i += 4) {
			hash = hash * (31 * 31 * 31 * 31) + chars[i] * (31 * 31 * 31) + chars[i + 1] * (31 * 31) + chars[i + 2] * 31
					+ chars[i + 3];
		}
		for (; i < to; i++) {
			hash = hash * 31 + chars[i];
		}
		return hash;
	}

}
