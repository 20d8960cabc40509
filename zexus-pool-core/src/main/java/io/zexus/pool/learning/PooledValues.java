package io.zexus.pool.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.internal.table.ValueTypes;
import org.jspecify.annotations.Nullable;

/**
 * Pools what was decoded already: a value, or what an array, list or map holds, as far as
 * elements can be exchanged without anybody noticing. Only types of the JDK that are made
 * for a decoder anew are touched.
 */
public final class PooledValues {

	private PooledValues() {
	}

	/**
	 * Returns an equal value with pooled strings, numbers and values of other types.
	 * @param value any value
	 * @param property the property it belongs to
	 * @return the argument or one that equals it
	 */
	public static @Nullable Object of(@Nullable Object value, Property property) {
		return exchange(value, property, true);
	}

	/**
	 * Returns an equal value with pooled numbers and values of other types than string,
	 * as decoders make those themselves.
	 * @param value any value
	 * @param property the property it belongs to, {@code null} to leave it alone
	 * @return the argument or one that equals it
	 */
	public static @Nullable Object numbers(@Nullable Object value, @Nullable Property property) {
		return (property != null) ? exchange(value, property, false) : value;
	}

	/**
	 * Returns whether values of a type are pooled as a whole, once they have been
	 * decoded.
	 * @param type the type
	 * @return whether the type is one of {@link MemoryPoolManager#valueTypes()}
	 */
	public static boolean areOf(Class<?> type) {
		return ValueTypes.ALL.contains(type);
	}

	/**
	 * Logs, once for each type, that its values are not pooled, unless they may be.
	 * @param declared the type that a property is declared to have or to hold
	 * @param property the property, which is annotated
	 */
	public static void check(Class<?> declared, String property) {
		if (!ValueTypes.mayBePooled(declared)) {
			ValueTypes.refuse(declared, property);
		}
	}

	private static @Nullable Object exchange(@Nullable Object value, Property property, boolean strings) {
		if (value instanceof Object[]) {
			exchangeAll((@Nullable Object[]) value, property, strings);
		}
		else if (value != null && value.getClass() == ArrayList.class) {
			exchangeAll((List<?>) value, property, strings);
		}
		else if (value instanceof HashMap<?, ?> map && map.getClass().getPackageName().equals("java.util")) {
			exchangeAll(map, property, strings);
		}
		return scalar(value, property, strings);
	}

	private static void exchangeAll(@Nullable Object[] array, Property property, boolean strings) {
		for (int i = 0; i < array.length; i++) {
			array[i] = scalar(array[i], property, strings);
		}
	}

	@SuppressWarnings("unchecked")
	private static void exchangeAll(List<?> list, Property property, boolean strings) {
		((List<@Nullable Object>) list).replaceAll((element) -> scalar(element, property, strings));
	}

	@SuppressWarnings("unchecked")
	private static void exchangeAll(Map<?, ?> map, Property property, boolean strings) {
		((Map<Object, @Nullable Object>) map).replaceAll((key, element) -> scalar(element, property, strings));
	}

	private static @Nullable Object scalar(@Nullable Object value, Property property, boolean strings) {
		if (value instanceof Integer || value instanceof Long) {
			return property.get((Number) value);
		}
		if (value instanceof String string) {
			return strings ? property.get(string) : value;
		}
		return (value != null) ? property.getValue(value) : null;
	}

}
