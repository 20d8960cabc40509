package io.zexus.pool;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.internal.lease.LeakTracker;

/**
 * How hard a pool looks for leases that become unreachable without having been released.
 * Each one found is counted and reported once, as a warning with the stack of its
 * acquisition, when a later lease is followed or {@link Pool#leaks()} is called; there is
 * no thread that waits for it.
 */
public enum LeakDetection {

	/** Looks for nothing and costs nothing. */
	OFF,

	/** Follows about one lease in a hundred thousand: cheap enough to leave on. */
	SAMPLED,

	/**
	 * Follows every lease, and gives each one a handle of its own: a {@link PooledList}
	 * or {@link Lease} kept beyond its release is refused even when what it stood for
	 * belongs to someone else by then. For tests and for finding a leak: every call
	 * allocates and records a stack.
	 */
	ALL;

	@Nullable LeakTracker tracker(Class<?> lender) {
		return (this != OFF) ? new LeakTracker(lender, this == ALL) : null;
	}

}
