package io.zexus.pool;

import java.util.List;
import java.util.OptionalLong;

/**
 * A bounded store of retained objects that a {@link MemoryPoolManager} can count, clear
 * and switch. Implement it to register a pool of one's own with
 * {@link MemoryPoolManager.Builder#pool(String, Pool)}.
 * <p>
 * Implementations must be safe for use by many threads.
 */
public interface Pool {

	/**
	 * Returns a snapshot of this pool's counters.
	 * @return the counters, which only ever grow, with the present size and the capacity
	 */
	PoolStats stats();

	/**
	 * Drops every retained object. Counters go on.
	 */
	void clear();

	/**
	 * Returns the largest number of objects this pool retains.
	 * @return the capacity, in objects, zero or more
	 */
	int capacity();

	/**
	 * Returns whether the capacity can be changed.
	 * @return whether {@link #resize(int)} works; {@code false} by default
	 */
	default boolean isResizable() {
		return false;
	}

	/**
	 * Changes the capacity, keeping what is used most.
	 * @param capacity the new capacity, counted as by the pool's constructor
	 * @throws UnsupportedOperationException by default
	 * @throws IllegalArgumentException when the capacity is negative or too large
	 */
	default void resize(int capacity) {
		throw new UnsupportedOperationException("This pool cannot be resized");
	}

	/**
	 * Starts to let go of the objects that nobody but this pool holds, when memory is
	 * short. The default drops every retained object at once.
	 * @return what comes of it; while an earlier relief is under way, the same
	 */
	default Relief relieve() {
		long size = stats().poolSize();
		clear();
		return () -> OptionalLong.of(size);
	}

	/**
	 * Returns the number of leases found unreachable without having been released.
	 * @return the number, which only ever grows; zero for pools that lend nothing or do
	 * not look
	 */
	default long leaks() {
		return 0;
	}

	/**
	 * Returns what this pool would have hit and saved so far with other capacities,
	 * predicted from what {@link #observe()} has seen: from a quarter of the present one
	 * to eight times as much.
	 * @return the forecasts by ascending capacity, the present one among them; empty
	 * while there is too little evidence, and for pools that make none
	 */
	default List<SizeForecast> forecasts() {
		return List.of();
	}

	/**
	 * Takes in a sample of the look-ups since the last call, for {@link #forecasts()};
	 * the first call begins sampling. To be called some ten times a second by one thread
	 * of the application's, such as the starter's; a pool that nobody observes samples
	 * nothing. The default does nothing.
	 */
	default void observe() {
	}

	/**
	 * Called by the manager when the pool is switched on or off. A pool that is off
	 * should serve callers without pooling, retain nothing and leave its counters alone.
	 * <p>
	 * The default drops what is retained when switched off: a pool that does no more than
	 * this still pools what is asked of it directly.
	 * @param enabled whether the pool is to be used
	 */
	default void enable(boolean enabled) {
		if (!enabled) {
			clear();
		}
	}

}
