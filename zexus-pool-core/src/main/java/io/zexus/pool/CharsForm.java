package io.zexus.pool;

import org.jspecify.annotations.Nullable;

/** The content of a string, given as part of a {@code char[]}. */
@SuppressWarnings("NullAway") // forms of strings always have their source
final class CharsForm extends StringForm {

	/** Characters that are all Latin-1. */
	static final CharsForm LATIN = new CharsForm(false);

	/** Characters that are not. */
	static final CharsForm WIDE = new CharsForm(true);

	private final boolean wide;

	private CharsForm(boolean wide) {
		this.wide = wide;
	}

	/** Returns the form of characters, of which {@link #scan} returned this. */
	static CharsForm of(long scan) {
		return (scan >>> Integer.SIZE > LATIN_1) ? WIDE : LATIN;
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
	 * Returns what {@link String#hashCode()} returns for the same characters, in the low
	 * half, and the bits that any of them has, in the high half. Takes four characters at
	 * a time, as the multiplications of each group then do not wait for one another.
	 */
	static long scan(char[] chars, int from, int length) {
		int hash = 0;
		int bits = 0;
		int i = from;
		int to = from + length;
		for (; i < to - 3; i += 4) {
			char a = chars[i];
			char b = chars[i + 1];
			char c = chars[i + 2];
			char d = chars[i + 3];
			hash = hash * (31 * 31 * 31 * 31) + a * (31 * 31 * 31) + b * (31 * 31) + c * 31 + d;
			bits |= a | b | c | d;
		}
		for (; i < to; i++) {
			hash = hash * 31 + chars[i];
			bits |= chars[i];
		}
		return (long) bits << Integer.SIZE | hash & 0xffffffffL;
	}

}
