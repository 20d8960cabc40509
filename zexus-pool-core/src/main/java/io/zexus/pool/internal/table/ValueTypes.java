package io.zexus.pool.internal.table;

import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types of the JDK whose values have pools of their own, beside strings, integers and
 * longs.
 */
public final class ValueTypes {

	/** All of them. No value of another class is taken for one of these. */
	public static final Set<Class<?>> ALL = Set.of(BigDecimal.class, BigInteger.class, Currency.class, Double.class,
			Instant.class, LocalDate.class, Locale.class, UUID.class);

	private static final List<Class<?>> OTHERS = List.of(String.class, Integer.class, Long.class);

	private static final System.Logger LOGGER = System.getLogger("io.zexus.pool.Pooled");

	private static final Set<String> REFUSED = ConcurrentHashMap.newKeySet();

	private ValueTypes() {
	}

	/**
	 * Returns whether a value may be pooled, by its pool or as a string or number, or
	 * need not be, as there is one of each anyway.
	 * @param declared the type that a property is declared to have
	 * @return whether values of that type, or of some of its subtypes, are pooled
	 */
	public static boolean mayBePooled(Class<?> declared) {
		return Enum.class.isAssignableFrom(declared) || all().anyMatch(declared::isAssignableFrom);
	}

	/**
	 * Logs, once for each type, that its values are not pooled, and which types are.
	 * @param type the type, which is not one of those
	 * @param property where it was to be pooled
	 */
	public static void refuse(Class<?> type, String property) {
		if (REFUSED.add(type.getName())) {
			LOGGER.log(Level.WARNING, () -> "@Pooled has no effect on " + property + ": values of " + type.getName()
					+ " are not pooled. Those of " + names() + " are, and arrays, collections and maps of them");
		}
	}

	/**
	 * Returns the simple names of all types whose values are pooled.
	 * @return the names, in order
	 */
	public static String names() {
		return all().map(Class::getSimpleName).sorted().collect(Collectors.joining(", "));
	}

	private static Stream<Class<?>> all() {
		return Stream.concat(OTHERS.stream(), ALL.stream());
	}

}
