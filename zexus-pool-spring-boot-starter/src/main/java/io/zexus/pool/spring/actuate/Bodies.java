package io.zexus.pool.spring.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import io.zexus.pool.DoorStats;
import io.zexus.pool.ListPool;
import io.zexus.pool.MemoryPoolStats;
import io.zexus.pool.ObjectPool;
import io.zexus.pool.Pool;
import io.zexus.pool.PoolStats;
import io.zexus.pool.PropertyStats;
import io.zexus.pool.SizeForecast;
import io.zexus.pool.learning.Advice;

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
		map.put("tooLong", stats.tooLong());
		map.put("leaks", pool.leaks());
		if (pool instanceof ListPool || pool instanceof ObjectPool<?>) {
			map.put("discards", stats.discards());
		}
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
		map.put("repeatRate", stats.repeatRate());
		map.put("distinctEstimate", stats.distinctEstimate());
		map.put("pooled", stats.pooled());
		map.put("savedBytes", stats.savedBytes());
		return map;
	}

	static Map<String, Object> forecast(SizeForecast forecast) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("capacity", forecast.capacity());
		map.put("hitRate", forecast.hitRate());
		map.put("savedBytes", forecast.savedBytes());
		map.put("poolBytes", forecast.poolBytes());
		return map;
	}

	static Map<String, Object> advice(Advice advice) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("code", advice.code());
		map.put("pool", advice.pool());
		map.put("text", advice.text());
		map.put("lookups", advice.lookups());
		return map;
	}

	static Map<String, Object> door(DoorStats door) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("door", door.door());
		map.put("name", door.name());
		map.put("reached", door.reached());
		map.put("lookups", door.lookups());
		map.put("savedBytes", door.savedBytes());
		if (door.remedy() != null) {
			map.put("remedy", door.remedy());
		}
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
