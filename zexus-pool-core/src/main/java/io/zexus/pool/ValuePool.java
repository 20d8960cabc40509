package io.zexus.pool;

import java.util.List;

import io.zexus.pool.internal.table.Content;
import io.zexus.pool.internal.table.ObjectContent;
import io.zexus.pool.internal.table.Table;

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
		int hash = Content.mix(value.hashCode());
		T found = this.table.find(hash, ObjectContent.of(), value, 0, 0);
		return (found != null) ? found : this.table.getOrAdd(hash, ObjectContent.of(), value, 0, 0);
	}

	@Override
	public PoolStats stats() {
		return PoolStats.of(this.table.counts(), capacity());
	}

	@Override
	public void clear() {
		this.table.clear();
	}

	@Override
	public List<SizeForecast> forecasts() {
		return Forecasts.of(stats(), this.table, 0);
	}

	@Override
	public void observe() {
		this.table.observe();
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

}
