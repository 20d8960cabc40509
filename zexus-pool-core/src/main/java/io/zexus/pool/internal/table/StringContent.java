package io.zexus.pool.internal.table;

import org.jspecify.annotations.Nullable;

/**
 * The content of a string. It is wide when it is not Latin-1. This kind is given the
 * string, and takes its length from there, so that a hit need not keep it at hand; the
 * other kinds for strings are given parts of arrays.
 */
@SuppressWarnings("NullAway") // content of strings always has its source
public class StringContent extends Content<String> {

	/** The only instance of this very class. */
	public static final StringContent STRING = new StringContent();

	/** Largest character of a string that needs one byte for each. */
	private static final int LATIN_1 = 0xff;

	StringContent() {
	}

	/**
	 * Returns the bytes that a string and its array take.
	 * @param value the string
	 * @return the number of bytes
	 */
	public static int footprint(String value) {
		int wide = STRING.wide(value) ? 1 : 0;
		return ObjectLayout.string(value.length() << wide);
	}

	@Override
	final int hash(String stored) {
		return stored.hashCode();
	}

	@Override
	final @Nullable String read(@Nullable Object[] slots, int slot) {
		return (String) slots[slot];
	}

	/**
	 * Asks the given string, not the stored one: how long the comparison takes depends on
	 * the length, and that of the given one is at hand, so the processor predicts well.
	 */
	@Override
	boolean matches(String stored, @Nullable Object source, int from, int length) {
		return ((String) source).equals(stored);
	}

	@Override
	String create(@Nullable Object source, int from, int length) {
		return (String) source;
	}

	@Override
	long keyedHash(@Nullable Object source, int from, int length) {
		String string = (String) source;
		int end = string.length();
		long hash = KeyedHash.start();
		int i = 0;
		for (; i < end - 3; i += 4) {
			hash = KeyedHash.add(hash, string.charAt(i) | (long) string.charAt(i + 1) << 16
					| (long) string.charAt(i + 2) << 32 | (long) string.charAt(i + 3) << 48);
		}
		long rest = 0;
		for (int shift = 0; i < end; i++, shift += 16) {
			rest |= (long) string.charAt(i) << shift;
		}
		return KeyedHash.finish(KeyedHash.add(hash, rest), end);
	}

	@Override
	final long keyedHash(String stored) {
		return STRING.keyedHash(stored, 0, 0);
	}

	@Override
	final boolean hasWide() {
		return true;
	}

	@Override
	final boolean wide(String stored) {
		for (int i = 0; i < stored.length(); i++) {
			if (stored.charAt(i) > LATIN_1) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Compares in the order in which {@code equals} did, so that the compiler knows the
	 * answer already.
	 */
	@Override
	int saved(String stored, @Nullable Object source, int length, int wide) {
		return (source != stored) ? ObjectLayout.string(((String) source).length() << wide) : 0;
	}

}
