package io.zexus.pool.learning;

import java.util.List;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;
import io.zexus.pool.PoolStats;
import io.zexus.pool.SizeForecast;
import io.zexus.pool.internal.table.Table;

/**
 * A pool of values as an {@link AutoSizer} sees it. Immutable.
 *
 * @param name the pool's name
 * @param capacity its capacity
 * @param bytes bytes that the pool itself takes when it is full, values not counted
 * @param forecasts what other capacities would do, the present one among them, by
 * ascending capacity; empty while there is too little evidence
 */
public record SizedPool(String name, int capacity, long bytes, List<SizeForecast> forecasts) {

	/**
	 * Looks at the pools of a manager.
	 * @param manager the manager
	 * @return those that can be resized, without forecasts where a pool is off
	 */
	public static List<SizedPool> of(MemoryPoolManager manager) {
		return manager.pools()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().isResizable())
			.map((entry) -> of(entry.getKey(), entry.getValue(), manager.isPoolEnabled(entry.getKey())))
			.toList();
	}

	private static SizedPool of(String name, Pool pool, boolean enabled) {
		PoolStats stats = pool.stats();
		boolean evident = enabled && stats.hits() + stats.misses() >= Adviser.EVIDENCE;
		return new SizedPool(name, stats.capacity(), Table.bytes(stats.capacity()),
				evident ? pool.forecasts() : List.of());
	}

}
