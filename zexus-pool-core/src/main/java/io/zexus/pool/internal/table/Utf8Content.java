package io.zexus.pool.internal.table;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * The content of a string, given as part of a {@code byte[]} of well-formed UTF-8: see
 * {@link #scan}. The length is that of the bytes.
 */
@SuppressWarnings("NullAway") // content of strings always has its source
public final class Utf8Content extends StringContent {

	/** The only instance. */
	public static final Utf8Content UTF8 = new Utf8Content();

	/** What {@link #scan} returns for bytes that are not well-formed. */
	public static final long MALFORMED = -1;

	private Utf8Content() {
	}

	@Override
	int saved(String stored, @Nullable Object source, int length, int wide) {
		// The length given is that of the bytes
		return ObjectLayout.string(stored.length() << wide);
	}

	@Override
	boolean matches(String stored, @Nullable Object source, int from, int length) {
		byte[] utf8 = (byte[]) source;
		int chars = stored.length();
		int at = from;
		int to = from + length;
		int i = 0;
		while (at < to) {
			int codePoint = decode(utf8, at);
			at += width(codePoint);
			if (codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
				if (i >= chars || stored.charAt(i++) != codePoint) {
					return false;
				}
			}
			else if (i + 1 >= chars || stored.charAt(i++) != Character.highSurrogate(codePoint)
					|| stored.charAt(i++) != Character.lowSurrogate(codePoint)) {
				return false;
			}
		}
		return i == chars;
	}

	@Override
	String create(@Nullable Object source, int from, int length) {
		return new String((byte[]) source, from, length, StandardCharsets.UTF_8);
	}

	@Override
	long keyedHash(@Nullable Object source, int from, int length) {
		byte[] utf8 = (byte[]) source;
		long hash = KeyedHash.start();
		long group = 0;
		int chars = 0;
		int to = from + length;
		for (int at = from; at < to;) {
			int codePoint = decode(utf8, at);
			at += width(codePoint);
			boolean pair = codePoint >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
			for (int unit = pair ? 2 : 1; unit > 0; unit--) {
				char c = !pair ? (char) codePoint
						: (unit == 2) ? Character.highSurrogate(codePoint) : Character.lowSurrogate(codePoint);
				group |= (long) c << ((chars & 3) << 4);
				if ((++chars & 3) == 0) {
					hash = KeyedHash.add(hash, group);
					group = 0;
				}
			}
		}
		return KeyedHash.finish(KeyedHash.add(hash, group), chars);
	}

	/**
	 * Returns the length in {@code char}s, in the high half, and the
	 * {@link String#hashCode() hash code}, in the low half, of the string that the bytes
	 * decode to, or {@link #MALFORMED} when they are not well-formed UTF-8 (Unicode 15,
	 * table 3-7).
	 * @param utf8 the array that holds them
	 * @param from index of the first one
	 * @param length their number
	 * @return length and hash code, or {@link #MALFORMED}
	 */
	public static long scan(byte[] utf8, int from, int length) {
		int hash = 0;
		int chars = 0;
		int to = from + length;
		for (int at = from; at < to;) {
			int b = utf8[at];
			if (b >= 0) {
				hash = hash * 31 + b;
				chars++;
				at++;
				continue;
			}
			int codePoint = checkedDecode(utf8, at, to);
			if (codePoint < 0) {
				return MALFORMED;
			}
			at += width(codePoint);
			if (codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
				hash = hash * 31 + codePoint;
				chars++;
			}
			else {
				hash = (hash * 31 + Character.highSurrogate(codePoint)) * 31 + Character.lowSurrogate(codePoint);
				chars += 2;
			}
		}
		return (long) chars << 32 | hash & 0xffffffffL;
	}

	/** Returns the code point of the sequence of two or more bytes, or -1. */
	private static int checkedDecode(byte[] utf8, int at, int to) {
		int lead = utf8[at] & 0xff;
		int width = (lead < 0xe0) ? 2 : (lead < 0xf0) ? 3 : 4;
		if (lead < 0xc2 || lead > 0xf4 || at + width > to) {
			return -1;
		}
		for (int i = 1; i < width; i++) {
			if ((utf8[at + i] & 0xc0) != 0x80) {
				return -1;
			}
		}
		int codePoint = decode(utf8, at);
		boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
		// A shorter sequence would have done, or none would
		return (width(codePoint) != width || surrogate || codePoint > Character.MAX_CODE_POINT) ? -1 : codePoint;
	}

	private static int decode(byte[] utf8, int at) {
		int lead = utf8[at];
		if (lead >= 0) {
			return lead;
		}
		int second = utf8[at + 1] & 0x3f;
		if ((lead & 0x20) == 0) {
			return (lead & 0x1f) << 6 | second;
		}
		int third = utf8[at + 2] & 0x3f;
		if ((lead & 0x10) == 0) {
			return (lead & 0x0f) << 12 | second << 6 | third;
		}
		return (lead & 0x07) << 18 | second << 12 | third << 6 | utf8[at + 3] & 0x3f;
	}

	private static int width(int codePoint) {
		return (codePoint < 0x80) ? 1 : (codePoint < 0x800) ? 2 : (codePoint < 0x10000) ? 3 : 4;
	}

}
