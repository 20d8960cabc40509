package io.zexus.pool;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.internal.lease.LeakTracker;

/**
 * How hard a pool looks for leases that become unreachable without having been released.
 * They are counted by {@link Pool#leaks()}, and reported as warnings in the log of the
 * pool's class when a later lease is followed or {@code leaks()} is called; there is no
 * thread that waits for it. A report names the place that acquired them and their number,
 * with the stack the first time. There is one line a minute for each place, ten in all.
 */
public enum LeakDetection {

	/** Looks for nothing and costs nothing. */
	OFF,

	/** Follows about one lease in a hundred thousand: cheap enough to leave on. */
	SAMPLED,

	/**
	 * Follows every lease and records its stack, which is slow. For tests and for finding
	 * a leak.
	 */
	ALL;

	@Nullable LeakTracker tracker(Class<?> lender) {
		return (this != OFF) ? new LeakTracker(this == ALL, lender, MemoryPoolManager.class) : null;
	}

}
