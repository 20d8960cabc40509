package io.zexus.pool.spring.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.MemoryPoolStats;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.PropertyReport;
import io.zexus.pool.PropertyStats;
import io.zexus.pool.learning.Adviser;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Endpoint that shows the statistics of a {@link MemoryPoolManager}, and clears, switches
 * and resizes its pools. It never shows what is pooled. This class is thread-safe.
 * <p>
 * Results are maps, whose keys no naming strategy of the application changes, be it on
 * the web or on JMX.
 */
@Endpoint(id = "zexuspool")
public class MemoryPoolEndpoint {

	private final MemoryPoolManager manager;

	private final PoolingMode mode;

	private final PropertyReport properties;

	private final Adviser adviser;

	/**
	 * Creates an endpoint.
	 * @param manager the manager of the pools
	 * @param mode which decoded values are pooled
	 * @param properties what decoders have learnt
	 */
	public MemoryPoolEndpoint(MemoryPoolManager manager, PoolingMode mode, PropertyReport properties) {
		this.manager = manager;
		this.mode = mode;
		this.properties = properties;
		this.adviser = new Adviser(manager, properties);
	}

	/**
	 * Returns the statistics of all pools.
	 * @return {@code pools}: each by its name, also those that are off,
	 * {@code aggregate}: sums over those that are on, {@code mode}: which decoded values
	 * are pooled, {@code reached}: the doors through which values come, and
	 * {@code advice}: what may be done better
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
		body.put("mode", this.mode.name().toLowerCase(Locale.ROOT));
		body.put("reached", this.manager.doors().stream().map(Bodies::door).toList());
		body.put("advice", this.adviser.advice().stream().map(Bodies::advice).toList());
		return OperationResponseBody.of(body);
	}

	/**
	 * Returns the statistics of one pool.
	 * @param pool the pool's name
	 * @return the statistics; where decoders have used the pool, also {@code properties}:
	 * what they have learnt of each; {@code sizing}: what other capacities would do,
	 * empty while that is not known; {@code advice}: what may be done better
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
		body.put("sizing", this.manager.pool(pool).forecasts().stream().map(Bodies::forecast).toList());
		body.put("advice", this.adviser.advice(pool).stream().map(Bodies::advice).toList());
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

	/**
	 * Changes the capacity of a pool. What is used most stays.
	 * @param pool the pool's name
	 * @param capacity the new capacity
	 * @return the pool's statistics after that
	 * @throws IllegalArgumentException when no pool has that name, the capacity is out of
	 * range, or the pool cannot change it
	 */
	@WriteOperation
	public Map<String, Object> resize(@Selector String pool, @Selector int capacity) {
		this.manager.resizePool(pool, capacity);
		return pool(pool);
	}

}
