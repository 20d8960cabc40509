package io.zexus.pool.test;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Assertions on everything that is reachable from some objects. Immutable; each assertion
 * looks anew, in time and memory proportional to the number of objects, of which ten
 * million are the limit.
 * <p>
 * Followed are the fields of the application's and its libraries' classes, arrays, and
 * the collections, maps, entries, optionals and atomic references of the JDK, by their
 * public methods. Not followed are static fields, soft and weak references, class
 * loaders, threads, and what else the JDK hides. Nothing may change the objects
 * meanwhile.
 * <p>
 * Values are {@link String}, {@link Number} and the other boxes,
 * {@link java.math.BigDecimal}, {@link java.math.BigInteger}, {@link java.util.UUID} and
 * the common types of {@code java.time}. Two of the same type that are equal and not the
 * same are copies. Sizes are those of this JVM for strings, integers and longs, and of a
 * JVM with compressed references for the rest; an array that the garbage collector has
 * made two strings share is counted twice.
 */
public final class HeapAssert {

	private static final int LIMIT = 10_000_000;

	private static final int SHOWN = 10;

	private final List<Object> roots;

	HeapAssert(List<Object> roots) {
		this.roots = roots;
	}

	/**
	 * Fails when copies of equal values take too much. The failure names the fields that
	 * hold them, by their class, those with most bytes first, and shows no value. A field
	 * that holds an array, a collection or a map stands for its elements, keys or values.
	 * @param bytes the number of bytes that is too much
	 * @return this
	 * @throws AssertionError when the copies take as many bytes, or more
	 * @throws IllegalArgumentException when the number is not positive
	 * @throws IllegalStateException when the objects cannot be followed: they are more
	 * than ten million, change meanwhile, or belong to a module that is closed
	 */
	public HeapAssert hasDuplicateBytesBelow(long bytes) {
		if (bytes <= 0) {
			throw new IllegalArgumentException("bytes must be positive: " + bytes);
		}
		ObjectGraph graph = new ObjectGraph(LIMIT);
		List<Usage> usages = graph.walk(this.roots);
		long duplicate = usages.stream().mapToLong(Usage::copyBytes).sum();
		if (duplicate >= bytes) {
			throw new AssertionError(describe(bytes, duplicate, usages));
		}
		return this;
	}

	private static String describe(long bytes, long duplicate, List<Usage> usages) {
		List<Usage> guilty = usages.stream()
			.filter((usage) -> usage.copies() > 0)
			.sorted(Comparator.comparingLong(Usage::copyBytes).reversed().thenComparing(Usage::place))
			.toList();
		String lines = guilty.stream().limit(SHOWN).map(HeapAssert::describe).collect(Collectors.joining());
		String rest = (guilty.size() > SHOWN) ? "%n  and %d more".formatted(guilty.size() - SHOWN) : "";
		return String.format(Locale.ROOT,
				"Expected less than %,d bytes in copies of equal values, but there are %,d:%s%s%n"
						+ "A pool keeps one of each: annotate what is decoded with @Pooled, or pass it through"
						+ " a MemoryPoolManager.",
				bytes, duplicate, lines, rest);
	}

	private static String describe(Usage usage) {
		return String.format(Locale.ROOT, "%n  %,d bytes in %s: %,d copies among %,d values", usage.copyBytes(),
				usage.place(), usage.copies(), usage.instances());
	}

}
