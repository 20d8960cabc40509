package io.zexus.pool.internal.table;

import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/** How this JVM lays out strings, numbers and other values, in bytes. */
public final class ObjectLayout {

	/** Digits up to which a decimal has no integer of its own. */
	private static final int MOST_COMPACT_DIGITS = 18;

	/** Footprint of an {@link Integer}. */
	public static final int INTEGER;

	/** Footprint of a {@link Long}. */
	public static final int LONG;

	/** Size of a reference. */
	static final int REFERENCE;

	private static final int STRING;

	private static final int HEADER;

	private static final int LOCAL_DATE;

	private static final int UUID_SIZE;

	private static final int INSTANT;

	private static final int LOCALE;

	private static final int BIG_INTEGER;

	private static final int BIG_DECIMAL;

	private static final int ARRAY_HEADER;

	private static final int ALIGNMENT;

	static {
		boolean compactHeaders = flag("UseCompactObjectHeaders", false);
		boolean smallClassPointers = compactHeaders || flag("UseCompressedClassPointers", true);
		REFERENCE = flag("UseCompressedOops", true) ? 4 : 8;
		HEADER = compactHeaders ? 8 : smallClassPointers ? 12 : 16;
		ALIGNMENT = Integer.parseInt(option("ObjectAlignmentInBytes", "8"));
		ARRAY_HEADER = HEADER + 4;
		INTEGER = object(0, 4);
		LONG = object(1, 0);
		// hash, coder and hashIsZero besides the reference to the array
		STRING = object(0, REFERENCE + 4 + 1 + 1);
		LOCAL_DATE = object(0, 4 + 2 + 2);
		UUID_SIZE = object(2, 0);
		INSTANT = object(1, 4);
		// What they refer to, locales share
		LOCALE = object(0, 3 * REFERENCE + 4);
		BIG_INTEGER = object(0, REFERENCE + 5 * 4);
		BIG_DECIMAL = object(1, 2 * REFERENCE + 2 * 4);
	}

	private ObjectLayout() {
	}

	/**
	 * Returns the footprint of a string and its array of bytes.
	 * @param bytes the length of the array: one byte for each character, or two
	 * @return the number of bytes
	 */
	public static int string(int bytes) {
		return STRING + align(ARRAY_HEADER + bytes);
	}

	/**
	 * Returns the footprint of a number that a pool may hold.
	 * @param number an {@link Integer} or {@link Long}
	 * @return the number of bytes
	 */
	public static int number(Number number) {
		return (number instanceof Integer) ? INTEGER : LONG;
	}

	/**
	 * Returns the footprint of a value of one of the {@link ValueTypes}.
	 * @param value any value
	 * @return the number of bytes; zero for other values, and for those of which there is
	 * one instance anyway
	 */
	public static int value(Object value) {
		if (value instanceof LocalDate) {
			return LOCAL_DATE;
		}
		if (value instanceof UUID) {
			return UUID_SIZE;
		}
		if (value instanceof Instant) {
			return INSTANT;
		}
		if (value instanceof Double) {
			return LONG;
		}
		if (value instanceof BigDecimal decimal) {
			return BIG_DECIMAL + ((decimal.precision() > MOST_COMPACT_DIGITS) ? value(decimal.unscaledValue()) : 0);
		}
		if (value instanceof BigInteger integer) {
			return BIG_INTEGER + align(ARRAY_HEADER + Integer.BYTES * ((integer.bitLength() + 31) / 32));
		}
		return (value instanceof Locale) ? LOCALE : 0;
	}

	/**
	 * Returns the footprint of an object whose fields the JVM lays out without gaps, save
	 * for one before eight bytes that nothing smaller fills.
	 */
	private static int object(int longs, int others) {
		int gap = (longs > 0 && others < Integer.BYTES) ? -HEADER & Integer.BYTES : 0;
		return align(HEADER + gap + Long.BYTES * longs + others);
	}

	private static int align(int size) {
		return (size + ALIGNMENT - 1) & -ALIGNMENT;
	}

	private static boolean flag(String name, boolean fallback) {
		return Boolean.parseBoolean(option(name, String.valueOf(fallback)));
	}

	/** Asks by reflection, as a JVM may lack both the bean and the option. */
	@SuppressWarnings("unchecked")
	private static String option(String name, String fallback) {
		try {
			Class<? extends PlatformManagedObject> type = (Class<? extends PlatformManagedObject>) Class
				.forName("com.sun.management.HotSpotDiagnosticMXBean");
			Object bean = ManagementFactory.getPlatformMXBean(type);
			Object option = type.getMethod("getVMOption", String.class).invoke(bean, name);
			return (String) option.getClass().getMethod("getValue").invoke(option);
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			return fallback;
		}
	}

}
