package io.zexus.pool;

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
public final class ValuePool<T> extends TablePool<T> {

	private static final int DEFAULT_CAPACITY = 1000;

	private ValuePool(int maxSize) {
		super(maxSize, 0, ObjectContent.of());
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
		Table<T> table = table();
		T found = table.find(hash, ObjectContent.of(), value, 0, 0);
		return (found != null) ? found : table.getOrAdd(hash, ObjectContent.of(), value, 0, 0);
	}

	/**
	 * Lets go of the values that nobody but this pool holds: until a collection has shown
	 * which ones others do, it holds its values weakly, and these as before then. A value
	 * in use keeps its one instance. O(values).
	 */
	@Override
	public Relief relieve() {
		return weaken();
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
