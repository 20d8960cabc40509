package io.zexus.pool.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
	 * Returns an equal value with pooled strings and numbers.
	 * @param value any value
	 * @param property the property it belongs to
	 * @return the argument or one that equals it
	 */
	public static @Nullable Object of(@Nullable Object value, Property property) {
		return exchange(value, property, true);
	}

	/**
	 * Returns an equal value with pooled numbers, as decoders box those themselves.
	 * @param value any value
	 * @param property the property it belongs to, {@code null} to leave it alone
	 * @return the argument or one that equals it
	 */
	public static @Nullable Object numbers(@Nullable Object value, @Nullable Property property) {
		return (property != null) ? exchange(value, property, false) : value;
	}

	private static @Nullable Object exchange(@Nullable Object value, Property property, boolean strings) {
		if (value instanceof Object[] array) {
			for (int i = 0; i < array.length; i++) {
				array[i] = scalar(array[i], property, strings);
			}
		}
		else if (value != null && value.getClass() == ArrayList.class) {
			exchangeAll((List<?>) value, property, strings);
		}
		else if (value instanceof HashMap<?, ?> map && map.getClass().getPackageName().equals("java.util")) {
			exchangeAll(map, property, strings);
		}
		return scalar(value, property, strings);
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
		return (strings && value instanceof String string) ? property.get(string) : value;
	}

}
