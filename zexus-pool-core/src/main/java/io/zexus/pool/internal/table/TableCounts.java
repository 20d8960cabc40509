package io.zexus.pool.internal.table;

/**
 * What a {@link Table} counted, and holds, at one moment.
 *
 * @param hits calls served by a value that is there
 * @param misses calls that were not
 * @param allocations values that came in
 * @param evictions values that made room for others
 * @param size values that are there
 * @param capacity most values that there may be
 * @param tooLong misses of values that are too long to come in
 * @param savedBytes bytes of the copies that hits made garbage
 */
public record TableCounts(long hits, long misses, long allocations, long evictions, int size, int capacity,
		long tooLong, long savedBytes) {

	/**
	 * Adds hits that were counted elsewhere.
	 * @param counter what counted them
	 * @return the counts with these
	 */
	public TableCounts with(HitCounter counter) {
		return new TableCounts(this.hits + counter.hits(), this.misses, this.allocations, this.evictions, this.size,
				this.capacity, this.tooLong, this.savedBytes + counter.savedBytes());
	}

}
