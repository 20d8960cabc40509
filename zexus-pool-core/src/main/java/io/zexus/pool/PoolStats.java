package io.zexus.pool;

import io.zexus.pool.internal.lease.LeaseCounts;
import io.zexus.pool.internal.table.TableCounts;

/**
 * Counters of one pool at one moment. Immutable.
 * <p>
 * Counting rules:
 * <ul>
 * <li>each call that asks for an object counts as exactly one hit or one miss;</li>
 * <li>a call that pooling cannot serve (a string too long, a list too large) is a
 * miss;</li>
 * <li>an allocation is a new object made, or a value that entered its pool;</li>
 * <li>a release is an object that went back into its pool;</li>
 * <li>an eviction is a value removed to make room, or a new one that was itself worth
 * least to a full pool and let go at once; clearing is not eviction.</li>
 * </ul>
 * All but {@code poolSize} and {@code capacity} are monotonic.
 *
 * @param hits calls served by a retained object
 * @param misses calls that were not
 * @param allocations objects newly made or newly retained
 * @param releases objects that went back into the pool
 * @param evictions objects removed to make room
 * @param poolSize objects retained now, never more than {@code capacity}
 * @param capacity most objects retained at once
 * @param savedBytes bytes of the equal copies that hits made garbage, as this JVM lays
 * them out; zero for pools that do not drop copies
 * @param tooLong misses of what this pool never retains, however large it is: strings
 * beyond its length, lists beyond its sizes
 * @param discards objects that were lent and will not come back; zero for pools that lend
 * nothing
 */
public record PoolStats(long hits, long misses, long allocations, long releases, long evictions, int poolSize,
		int capacity, long savedBytes, long tooLong, long discards) {

	/**
	 * Creates statistics of a pool that drops no copies, has room for all that is asked
	 * of it, and lends nothing that does not come back.
	 * @param hits calls served by a retained object
	 * @param misses calls that were not
	 * @param allocations objects newly made or newly retained
	 * @param releases objects that went back into the pool
	 * @param evictions objects removed to make room
	 * @param poolSize objects retained now
	 * @param capacity most objects retained at once
	 */
	public PoolStats(long hits, long misses, long allocations, long releases, long evictions, int poolSize,
			int capacity) {
		this(hits, misses, allocations, releases, evictions, poolSize, capacity, 0, 0, 0);
	}

	/** Returns the statistics of a pool of values. */
	static PoolStats of(TableCounts counts) {
		return new PoolStats(counts.hits(), counts.misses(), counts.allocations(), 0, counts.evictions(), counts.size(),
				counts.capacity(), counts.savedBytes(), counts.tooLong(), 0);
	}

	/** Returns the statistics of a pool that lends. */
	static PoolStats of(LeaseCounts counts, int capacity, long tooLong) {
		return new PoolStats(counts.leases() - counts.misses(), counts.misses(), counts.misses(), counts.releases(),
				counts.evictions(), counts.waiting(), capacity, 0, tooLong, counts.discards());
	}

	/**
	 * Returns the share of calls that were hits.
	 * @return {@code hits / (hits + misses) * 100}, in percent; 0.0 before the first call
	 */
	public double hitRate() {
		return percent(this.hits, this.hits + this.misses);
	}

	/**
	 * Returns the share of allocated objects that came back.
	 * @return {@code releases / allocations * 100}, in percent; 0.0 before the first
	 * allocation
	 */
	public double reuseRate() {
		return percent(this.releases, this.allocations);
	}

	static double percent(long part, long whole) {
		return (whole != 0) ? 100.0 * part / whole : 0.0;
	}

}
