package io.zexus.pool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The containers of the JDK whose elements can be replaced by equal ones without anyone
 * being able to tell: immutable ones by a copy of the same kind and order, lists, arrays
 * and the values of maps in place. Not the elements of modifiable sets nor the keys of
 * modifiable maps, which would have to leave for a moment, nor views of sets and maps,
 * whose comparison is unknown, nor subclasses, which may do anything.
 */
final class Containers {

	private static final Class<?> LIST_1 = List.of(1).getClass();

	private static final Class<?> LIST_N = List.of(1, 2, 3).getClass();

	private static final Class<?> UNMODIFIABLE = Collections.unmodifiableList(new ArrayList<>()).getClass();

	private static final Class<?> SINGLETON_LIST = Collections.singletonList(1).getClass();

	private static final Class<?> SINGLETON = Collections.singleton(1).getClass();

	private static final Class<?> SINGLETON_MAP = Collections.singletonMap(1, 1).getClass();

	private static final Set<Class<?>> MODIFIABLE = Set.of(ArrayList.class, Arrays.asList(1).getClass(), HashMap.class,
			LinkedHashMap.class, TreeMap.class, EnumMap.class);

	private static final Set<Class<?>> IMMUTABLE = Set
		.copyOf(List.of(LIST_1, LIST_N, UNMODIFIABLE, SINGLETON_LIST, SINGLETON, SINGLETON_MAP, Set.of(1).getClass(),
				Set.of(1, 2, 3).getClass(), Map.of(1, 1).getClass(), Map.of(1, 1, 2, 2).getClass(), Optional.class));

	private Containers() {
	}

	static boolean isKnown(Class<?> type) {
		return MODIFIABLE.contains(type) || IMMUTABLE.contains(type);
	}

	static boolean isModifiable(Object container) {
		return MODIFIABLE.contains(container.getClass());
	}

	/** Returns an immutable list of the same kind. */
	static List<?> copy(List<?> list, @Nullable Object[] elements) {
		Class<?> type = list.getClass();
		if (type == UNMODIFIABLE) {
			return Collections.unmodifiableList(new ArrayList<>(Arrays.asList(elements)));
		}
		if (type == SINGLETON_LIST) {
			return Collections.singletonList(elements[0]);
		}
		return toleratesNull(list) ? Arrays.stream(elements).toList() : List.of(elements);
	}

	/** Tells lists of streams from others of the same class. */
	@SuppressWarnings("ReturnValueIgnored") // what it throws tells
	private static boolean toleratesNull(List<?> list) {
		try {
			list.contains(null);
			return true;
		}
		catch (NullPointerException ex) {
			return false;
		}
	}

	/** Returns an immutable set of the same kind and order, else the set itself. */
	static Set<?> copy(Set<?> set, @Nullable Object[] elements) {
		if (set.getClass() == SINGLETON) {
			return Collections.singleton(elements[0]);
		}
		Set<?> copy = Set.of(elements);
		if (!sameOrder(copy, set)) {
			Collections.reverse(Arrays.asList(elements));
			copy = Set.of(elements);
		}
		return sameOrder(copy, set) ? copy : set;
	}

	/** Returns an immutable map of the same kind and order, else the map itself. */
	static Map<?, ?> copy(Map<?, ?> map, @Nullable Object[] keys, @Nullable Object[] values) {
		if (map.getClass() == SINGLETON_MAP) {
			return Collections.singletonMap(keys[0], values[0]);
		}
		Map.Entry<?, ?>[] entries = new Map.Entry<?, ?>[keys.length];
		Arrays.setAll(entries, (i) -> Map.entry(keys[i], values[i]));
		Map<?, ?> copy = Map.ofEntries(entries);
		if (!sameOrder(copy.keySet(), map.keySet())) {
			Collections.reverse(Arrays.asList(entries));
			copy = Map.ofEntries(entries);
		}
		return sameOrder(copy.keySet(), map.keySet()) ? copy : map;
	}

	/** How sets and maps without order iterate depends on how they were filled. */
	private static boolean sameOrder(Collection<?> one, Collection<?> other) {
		return Arrays.equals(one.toArray(), other.toArray());
	}

}
