package io.zexus.pool;

import java.util.ArrayDeque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reuses short lists: one pool for each size from 0 to {@value #LARGEST}. This class is
 * thread-safe.
 */
public final class ListPool implements Pool {

	/** Capacity for each size when none is given, in lists. */
	public static final int DEFAULT_CAPACITY = 100;

	private static final int LARGEST = 16;

	private final int capacityPerSize;

	private final ArrayDeque<PooledList<?>>[] waiting;

	private boolean enabled = true;

	private long hits;

	private long misses;

	private long releases;

	private int size;

	/**
	 * Creates a pool with the default capacity.
	 */
	public ListPool() {
		this(DEFAULT_CAPACITY);
	}

	/**
	 * Creates a pool.
	 * @param capacityPerSize most lists retained of each size; zero pools nothing
	 * @throws IllegalArgumentException when the capacity is negative
	 */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	public ListPool(int capacityPerSize) {
		this.capacityPerSize = checkCapacity("listPoolSize", capacityPerSize);
		this.waiting = new ArrayDeque[LARGEST + 1];
		for (int i = 0; i <= LARGEST; i++) {
			this.waiting[i] = new ArrayDeque<>();
		}
	}

	static int checkCapacity(String name, int capacityPerSize) {
		Arguments.notNegative(name, capacityPerSize);
		int most = Integer.MAX_VALUE / (LARGEST + 1);
		if (capacityPerSize > most) {
			throw new IllegalArgumentException(name + " must not be above " + most + ": " + capacityPerSize);
		}
		return capacityPerSize;
	}

	/**
	 * Returns a list of {@code size} nulls. O(1) when one is waiting.
	 * @param <T> the type of the elements
	 * @param size the number of elements
	 * @return a list that no one else holds
	 * @throws IllegalArgumentException when the size is negative
	 */
	@SuppressWarnings("unchecked")
	public <T> PooledList<T> acquire(int size) {
		Arguments.notNegative("size", size);
		synchronized (this) {
			PooledList<?> list = (this.enabled && size <= LARGEST) ? this.waiting[size].poll() : null;
			if (this.enabled) {
				if (list != null) {
					this.hits++;
					this.size--;
					list.released = false;
					return (PooledList<T>) list;
				}
				this.misses++;
			}
		}
		return new PooledList<>(this, size);
	}

	/**
	 * Gives a list back.
	 * @param list the list
	 * @return whether it went back into the pool
	 */
	public synchronized boolean release(@Nullable List<?> list) {
		if (!(list instanceof PooledList<?> pooled) || pooled.home != this || pooled.released) {
			return false;
		}
		pooled.reset();
		pooled.released = true;
		if (!this.enabled || pooled.acquiredSize > LARGEST
				|| this.waiting[pooled.acquiredSize].size() >= this.capacityPerSize) {
			return false;
		}
		this.waiting[pooled.acquiredSize].push(pooled);
		this.size++;
		this.releases++;
		return true;
	}

	@Override
	public synchronized PoolStats stats() {
		return new PoolStats(this.hits, this.misses, this.misses, this.releases, 0, this.size, capacity());
	}

	@Override
	public synchronized void clear() {
		for (ArrayDeque<PooledList<?>> lists : this.waiting) {
			lists.clear();
		}
		this.size = 0;
	}

	@Override
	public int capacity() {
		return this.capacityPerSize * this.waiting.length;
	}

	@Override
	public synchronized void enable(boolean enabled) {
		this.enabled = enabled;
		if (!enabled) {
			clear();
		}
	}

}
