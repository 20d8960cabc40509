package io.zexus.pool;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counters of a manager's enabled pools at one moment. Immutable.
 *
 * @param pools statistics by pool name, in the order of registration; a disabled pool is
 * absent
 * @param aggregate sums over these pools
 */
public record MemoryPoolStats(Map<String, PoolStats> pools, Aggregate aggregate) {

	/**
	 * Creates statistics, taking a copy of the map that keeps its order.
	 * @param pools statistics by pool name
	 * @param aggregate sums over these pools
	 */
	public MemoryPoolStats {
		pools = Collections.unmodifiableMap(new LinkedHashMap<>(pools));
	}

	/**
	 * Creates statistics with the sums over the given pools.
	 * @param pools statistics by pool name
	 * @return the statistics
	 */
	public static MemoryPoolStats of(Map<String, PoolStats> pools) {
		return new MemoryPoolStats(pools, Aggregate.of(pools.values()));
	}

	/**
	 * Returns the statistics as maps for logs and templates: for each pool, under its
	 * name with {@code _pool} appended, {@code hits}, {@code misses},
	 * {@code allocations}, {@code releases}, {@code pool_size}, {@code hit_rate} and
	 * {@code reuse_rate}, in the order of registration; then under {@code aggregate}
	 * {@code total_hits}, {@code total_misses}, {@code total_operations} and
	 * {@code overall_hit_rate}.
	 * @return an unmodifiable map of maps whose values are {@link Long}, {@link Integer}
	 * and {@link Double}
	 */
	public Map<String, Object> toMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		this.pools.forEach((name, stats) -> map.put(name + "_pool", poolMap(stats)));
		Map<String, Object> sums = new LinkedHashMap<>();
		sums.put("total_hits", this.aggregate.totalHits());
		sums.put("total_misses", this.aggregate.totalMisses());
		sums.put("total_operations", this.aggregate.totalOperations());
		sums.put("overall_hit_rate", this.aggregate.overallHitRate());
		map.put("aggregate", Collections.unmodifiableMap(sums));
		return Collections.unmodifiableMap(map);
	}

	private static Map<String, Object> poolMap(PoolStats stats) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("hits", stats.hits());
		map.put("misses", stats.misses());
		map.put("allocations", stats.allocations());
		map.put("releases", stats.releases());
		map.put("pool_size", stats.poolSize());
		map.put("hit_rate", stats.hitRate());
		map.put("reuse_rate", stats.reuseRate());
		return Collections.unmodifiableMap(map);
	}

	/**
	 * Sums over a manager's enabled pools.
	 *
	 * @param totalHits calls served by retained objects
	 * @param totalMisses calls that were not
	 */
	public record Aggregate(long totalHits, long totalMisses) {

		/**
		 * Sums the given statistics.
		 * @param pools the statistics to add up
		 * @return the sums
		 */
		static Aggregate of(Collection<PoolStats> pools) {
			long hits = 0;
			long misses = 0;
			for (PoolStats stats : pools) {
				hits += stats.hits();
				misses += stats.misses();
			}
			return new Aggregate(hits, misses);
		}

		/**
		 * Returns the number of calls.
		 * @return hits and misses together
		 */
		public long totalOperations() {
			return this.totalHits + this.totalMisses;
		}

		/**
		 * Returns the share of calls that were hits.
		 * @return the rate in percent; 0.0 before the first call
		 */
		public double overallHitRate() {
			return PoolStats.percent(this.totalHits, totalOperations());
		}

	}

}
