package io.zexus.pool;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reuses mutable objects of one kind; the base for pools of one's own. This class is
 * thread-safe.
 *
 * @param <T> the type of the objects
 */
public final class ObjectPool<T> implements Pool {

	private final Supplier<T> factory;

	private final Consumer<? super T> reset;

	private final int maxSize;

	private final ArrayDeque<T> waiting = new ArrayDeque<>();

	private boolean enabled = true;

	private long hits;

	private long misses;

	private long releases;

	private ObjectPool(Builder<T> builder) {
		this.factory = builder.factory;
		this.reset = builder.reset;
		this.maxSize = builder.maxSize;
	}

	/**
	 * Returns a builder.
	 * @param <T> the type of the objects
	 * @param factory makes a new object
	 * @return a new builder
	 */
	public static <T> Builder<T> builder(Supplier<T> factory) {
		return new Builder<>(factory);
	}

	/**
	 * Returns a waiting object or a new one.
	 * @return an object that no one else holds
	 */
	public T acquire() {
		synchronized (this) {
			T object = this.waiting.poll();
			if (object != null) {
				this.hits++;
				return object;
			}
		}
		T object = this.factory.get();
		if (object == null) {
			throw new IllegalStateException("The factory of this object pool returned null");
		}
		synchronized (this) {
			this.misses += (this.enabled) ? 1 : 0;
		}
		return object;
	}

	/**
	 * Gives an object back.
	 * @param object the object
	 * @return whether it went back into the pool
	 */
	public boolean release(T object) {
		this.reset.accept(object);
		synchronized (this) {
			if (!this.enabled || this.waiting.size() >= this.maxSize) {
				return false;
			}
			this.waiting.push(object);
			this.releases++;
			return true;
		}
	}

	@Override
	public synchronized PoolStats stats() {
		return new PoolStats(this.hits, this.misses, this.misses, this.releases, 0, this.waiting.size(), this.maxSize);
	}

	@Override
	public synchronized void clear() {
		this.waiting.clear();
	}

	@Override
	public int capacity() {
		return this.maxSize;
	}

	@Override
	public synchronized void enable(boolean enabled) {
		this.enabled = enabled;
		this.waiting.clear();
	}

	/**
	 * Collects the settings of an {@link ObjectPool}. Not thread-safe.
	 *
	 * @param <T> the type of the objects
	 */
	public static final class Builder<T> {

		private final Supplier<T> factory;

		private Consumer<? super T> reset = (object) -> {
		};

		private int maxSize = 100;

		private Builder(Supplier<T> factory) {
			this.factory = Objects.requireNonNull(factory, "factory");
		}

		/**
		 * Sets what makes a released object as good as new.
		 * @param reset called before the object is retained
		 * @return this builder
		 */
		public Builder<T> reset(Consumer<? super T> reset) {
			this.reset = Objects.requireNonNull(reset, "reset");
			return this;
		}

		/**
		 * Sets the capacity.
		 * @param maxSize most objects retained; zero pools nothing
		 * @return this builder
		 */
		public Builder<T> maxSize(int maxSize) {
			this.maxSize = Arguments.notNegative("maxSize", maxSize);
			return this;
		}

		/**
		 * Creates the pool.
		 * @return a new pool
		 */
		public ObjectPool<T> build() {
			return new ObjectPool<>(this);
		}

	}

}
