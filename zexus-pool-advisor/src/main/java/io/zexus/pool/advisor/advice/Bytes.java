package io.zexus.pool.advisor.advice;

import java.util.Locale;

/**
 * Sizes for people, in decimal units.
 */
public final class Bytes {

	private Bytes() {
	}

	/**
	 * Returns a size as text.
	 * @param bytes the size
	 * @return such as {@code 12.3 MB}
	 */
	public static String text(long bytes) {
		if (bytes < 1000) {
			return bytes + " B";
		}
		double value = bytes / 1000.0;
		for (String unit : new String[] { "kB", "MB" }) {
			if (value < 999.5) {
				return String.format(Locale.ROOT, (value < 99.95) ? "%.1f %s" : "%.0f %s", value, unit);
			}
			value /= 1000;
		}
		return String.format(Locale.ROOT, "%.1f GB", value);
	}

}
