package io.zexus.pool.spring.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import io.zexus.pool.MemoryPoolStats;
import io.zexus.pool.Pool;
import io.zexus.pool.PoolStats;
import io.zexus.pool.PropertyStats;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What turns counters into JSON: the only place. The order of keys is the documented one.
 */
final class Bodies {

	private Bodies() {
	}

	static Map<String, Object> pool(boolean enabled, Pool pool) {
		PoolStats stats = pool.stats();
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("enabled", enabled);
		map.put("hits", stats.hits());
		map.put("misses", stats.misses());
		map.put("allocations", stats.allocations());
		map.put("releases", stats.releases());
		map.put("evictions", stats.evictions());
		map.put("poolSize", stats.poolSize());
		map.put("capacity", stats.capacity());
		map.put("hitRate", stats.hitRate());
		map.put("reuseRate", stats.reuseRate());
		map.put("savedBytes", stats.savedBytes());
		map.put("leaks", pool.leaks());
		return map;
	}

	static Map<String, Object> aggregate(MemoryPoolStats.Aggregate aggregate) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("totalHits", aggregate.totalHits());
		map.put("totalMisses", aggregate.totalMisses());
		map.put("totalOperations", aggregate.totalOperations());
		map.put("overallHitRate", aggregate.overallHitRate());
		return map;
	}

	static Map<String, Object> property(PropertyStats stats) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("name", stats.name());
		map.put("lookups", stats.lookups());
		map.put("hitRate", stats.hitRate());
		map.put("distinctEstimate", stats.distinctEstimate());
		map.put("pooled", stats.pooled());
		map.put("savedBytes", stats.savedBytes());
		return map;
	}

	/** Says that no pool has the name that was asked for, and which names there are. */
	static Map<String, Object> unknown(Iterable<String> known) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("error", "Unknown pool");
		map.put("known", known);
		return OperationResponseBody.of(map);
	}

}
