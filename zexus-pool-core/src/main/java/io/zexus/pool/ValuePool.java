package io.zexus.pool;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Keeps one instance for many equal values of an immutable type with sound {@code equals}
 * and {@code hashCode}, such as {@link java.time.LocalDate}, which must not call this
 * pool themselves. Bounded: values that are used stay, others make room, and some are let
 * go at once, as with {@link StringPool}.
 * <p>
 * This class is thread-safe; a hit takes no lock. A pool that has seen more distinct
 * values than its capacity retains at least 95 % of the capacity, provided that their
 * hash codes differ.
 *
 * <pre>{@code
 * ValuePool<LocalDate> dates = ValuePool.<LocalDate>builder().maxSize(1000).build();
 * LocalDate date = dates.get(LocalDate.parse(text));
 * }</pre>
 *
 * @param <T> the type of the values
 */
public final class ValuePool<T> implements Pool {

	private static final int DEFAULT_CAPACITY = 1000;

	private final Table<T> table;

	private ValuePool(int maxSize) {
		this.table = new Table<>(maxSize, 0);
	}

	/**
	 * Returns a builder of a pool of 1000 values.
	 * @param <T> the type of the values
	 * @return a new builder
	 */
	public static <T> Builder<T> builder() {
		return new Builder<>();
	}

	/**
	 * Returns the canonical instance of a value. One {@code hashCode} and, as a rule, one
	 * {@code equals}.
	 * @param value the value
	 * @return an equal value: the pooled one, or the argument itself when it has just
	 * been pooled or let go, or the pool is off
	 */
	public T get(T value) {
		int hash = Form.mix(value.hashCode());
		T found = this.table.find(hash, ObjectForm.of(), value, 0, 0);
		return (found != null) ? found : this.table.getOrAdd(hash, ObjectForm.of(), value, 0, 0);
	}

	@Override
	public PoolStats stats() {
		return this.table.stats();
	}

	@Override
	public void clear() {
		this.table.clear();
	}

	@Override
	public int capacity() {
		return this.table.capacity();
	}

	@Override
	public void enable(boolean enabled) {
		this.table.open(enabled);
	}

	/**
	 * Collects the settings of a {@link ValuePool}. Not thread-safe.
	 *
	 * @param <T> the type of the values
	 */
	public static final class Builder<T> {

		private int maxSize = DEFAULT_CAPACITY;

		private Builder() {
		}

		/**
		 * Sets the capacity.
		 * @param maxSize most values retained; zero pools nothing
		 * @return this builder
		 * @throws IllegalArgumentException when the capacity is negative
		 */
		public Builder<T> maxSize(int maxSize) {
			this.maxSize = Arguments.capacity("maxSize", maxSize);
			return this;
		}

		/**
		 * Creates the pool.
		 * @return a new pool
		 */
		public ValuePool<T> build() {
			return new ValuePool<>(this.maxSize);
		}

	}

	/** The content of any value, given as that value. */
	private static final class ObjectForm extends Form<Object> {

		private static final Form<Object> OBJECT = new ObjectForm();

		@SuppressWarnings("unchecked")
		static <T> Form<T> of() {
			return (Form<T>) OBJECT;
		}

		@Override
		boolean matches(Object stored, @Nullable Object source, int from, int length) {
			return stored.equals(source);
		}

		@Override
		@SuppressWarnings("NullAway") // this form always has its source
		Object create(@Nullable Object source, int from, int length) {
			return source;
		}

		@Override
		long keyedHash(@Nullable Object source, int from, int length) {
			return KeyedHash.of(Objects.hashCode(source));
		}

		@Override
		int saved(Object stored, @Nullable Object source, int length, int wide) {
			return 0;
		}

	}

}
