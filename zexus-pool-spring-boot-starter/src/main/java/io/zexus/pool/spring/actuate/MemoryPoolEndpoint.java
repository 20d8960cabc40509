package io.zexus.pool.spring.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.MemoryPoolStats;
import io.zexus.pool.PoolStats;
import io.zexus.pool.PropertyReport;
import io.zexus.pool.PropertyStats;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Endpoint that shows the statistics of a {@link MemoryPoolManager}, and clears and
 * switches its pools. It never shows what is pooled. This class is thread-safe.
 * <p>
 * Results are maps, whose keys no naming strategy of the application changes, be it on
 * the web or on JMX.
 */
@Endpoint(id = "zexuspool")
public class MemoryPoolEndpoint {

	private final MemoryPoolManager manager;

	private final PropertyReport properties;

	/**
	 * Creates an endpoint.
	 * @param manager the manager of the pools
	 * @param properties what decoders have learnt
	 */
	public MemoryPoolEndpoint(MemoryPoolManager manager, PropertyReport properties) {
		this.manager = manager;
		this.properties = properties;
	}

	/**
	 * Returns the statistics of all pools.
	 * @return {@code pools}: each by its name, also those that are off, and
	 * {@code aggregate}: sums over those that are on
	 */
	@ReadOperation
	public Map<String, Object> pools() {
		MemoryPoolStats stats = this.manager.getStats();
		Map<String, Object> pools = new LinkedHashMap<>();
		this.manager.pools().forEach((name, pool) -> {
			PoolStats enabled = stats.pools().get(name);
			pools.put(name, (enabled != null) ? describe(true, enabled) : describe(false, pool.stats()));
		});
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("pools", pools);
		body.put("aggregate", describe(stats.aggregate()));
		return OperationResponseBody.of(body);
	}

	/**
	 * Returns the statistics of one pool.
	 * @param pool the pool's name
	 * @return the statistics; where decoders have used the pool, also {@code properties}:
	 * what they have learnt of each
	 * @throws IllegalArgumentException when no pool has that name
	 */
	@ReadOperation
	public Map<String, Object> pool(@Selector String pool) {
		boolean enabled = this.manager.isPoolEnabled(pool);
		Map<String, Object> body = describe(enabled, Objects.requireNonNull(this.manager.pools().get(pool)).stats());
		List<PropertyStats> properties = this.properties.properties(pool);
		if (!properties.isEmpty()) {
			body.put("properties", properties.stream().map(MemoryPoolEndpoint::describe).toList());
		}
		return OperationResponseBody.of(body);
	}

	/**
	 * Drops every pooled object.
	 * @return the statistics of all pools after that
	 */
	@DeleteOperation
	public Map<String, Object> clearAll() {
		this.manager.clearAllPools();
		return pools();
	}

	/**
	 * Drops the objects of one pool.
	 * @param pool the pool's name
	 * @return the pool's statistics after that
	 * @throws IllegalArgumentException when no pool has that name
	 */
	@DeleteOperation
	public Map<String, Object> clear(@Selector String pool) {
		this.manager.clearPool(pool);
		return pool(pool);
	}

	/**
	 * Switches a pool on or off.
	 * @param pool the pool's name
	 * @param enabled whether the pool is to be used
	 * @return the pool's statistics after that
	 * @throws IllegalArgumentException when no pool has that name
	 */
	@WriteOperation
	public Map<String, Object> enable(@Selector String pool, boolean enabled) {
		this.manager.enablePool(pool, enabled);
		return pool(pool);
	}

	private static Map<String, Object> describe(boolean enabled, PoolStats stats) {
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
		return map;
	}

	private static Map<String, Object> describe(PropertyStats stats) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("name", stats.name());
		map.put("lookups", stats.lookups());
		map.put("hitRate", stats.hitRate());
		map.put("distinctEstimate", stats.distinctEstimate());
		map.put("pooled", stats.pooled());
		map.put("savedBytes", stats.savedBytes());
		return map;
	}

	private static Map<String, Object> describe(MemoryPoolStats.Aggregate aggregate) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("totalHits", aggregate.totalHits());
		map.put("totalMisses", aggregate.totalMisses());
		map.put("totalOperations", aggregate.totalOperations());
		map.put("overallHitRate", aggregate.overallHitRate());
		return map;
	}

}
