package io.zexus.pool.internal.table;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** The content of any value, given as that value. */
public final class ObjectContent extends Content<Object> {

	private static final Content<Object> OBJECT = new ObjectContent();

	private ObjectContent() {
	}

	/**
	 * Returns the only instance.
	 * @param <T> the type of the values
	 * @return the content of values of that type
	 */
	@SuppressWarnings("unchecked")
	public static <T> Content<T> of() {
		return (Content<T>) OBJECT;
	}

	@Override
	boolean matches(Object stored, @Nullable Object source, int from, int length) {
		return stored.equals(source);
	}

	@Override
	@SuppressWarnings("NullAway") // this kind always has its source
	Object create(@Nullable Object source, int from, int length) {
		return source;
	}

	@Override
	long keyedHash(@Nullable Object source, int from, int length) {
		return KeyedHash.of(Objects.hashCode(source));
	}

	@Override
	int saved(Object stored, @Nullable Object source, int length, int wide) {
		return (stored != source) ? ObjectLayout.value(stored) : 0;
	}

}
