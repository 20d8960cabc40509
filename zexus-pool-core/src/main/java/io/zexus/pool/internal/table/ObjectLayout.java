package io.zexus.pool.internal.table;

import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;

/** How this JVM lays out strings and integers, in bytes. */
public final class ObjectLayout {

	/** Footprint of an {@link Integer}. */
	public static final int INTEGER;

	/** Footprint of a {@link Long}. */
	public static final int LONG;

	/** Size of a reference. */
	static final int REFERENCE;

	private static final int STRING;

	private static final int ARRAY_HEADER;

	private static final int ALIGNMENT;

	static {
		boolean compactHeaders = flag("UseCompactObjectHeaders", false);
		boolean smallClassPointers = compactHeaders || flag("UseCompressedClassPointers", true);
		REFERENCE = flag("UseCompressedOops", true) ? 4 : 8;
		int header = compactHeaders ? 8 : smallClassPointers ? 12 : 16;
		ALIGNMENT = Integer.parseInt(option("ObjectAlignmentInBytes", "8"));
		ARRAY_HEADER = header + 4;
		INTEGER = align(header + 4);
		// The value is aligned in the object too
		LONG = align(((header + 7) & -8) + 8);
		// hash, coder and hashIsZero besides the reference to the array
		STRING = align(header + REFERENCE + 4 + 1 + 1);
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
