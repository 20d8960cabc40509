package io.zexus.pool.internal.lease;

/**
 * What {@link Shelves} counted, and hold, at one moment.
 *
 * @param leases objects lent
 * @param misses how many of these were new
 * @param releases objects that came back to wait
 * @param discards objects that were lent and will not come back
 * @param lost how many of these became unreachable without release
 * @param evictions objects that waited and were found invalid
 * @param waiting objects that wait
 */
public record LeaseCounts(long leases, long misses, long releases, long discards, long lost, long evictions,
		int waiting) {

	/**
	 * Returns how many objects are out.
	 * @return leases neither released nor discarded
	 */
	public long outstanding() {
		return this.leases - this.releases - this.discards;
	}

}
