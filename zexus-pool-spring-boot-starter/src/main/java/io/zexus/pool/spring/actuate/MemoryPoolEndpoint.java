package io.zexus.pool.spring.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.MemoryPoolStats;
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
		this.manager.pools()
			.forEach((name, pool) -> pools.put(name, Bodies.pool(stats.pools().containsKey(name), pool)));
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("pools", pools);
		body.put("aggregate", Bodies.aggregate(stats.aggregate()));
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
		Map<String, Object> body = Bodies.pool(enabled, this.manager.pool(pool));
		List<PropertyStats> properties = this.properties.properties(pool);
		if (!properties.isEmpty()) {
			body.put("properties", properties.stream().map(Bodies::property).toList());
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

}
