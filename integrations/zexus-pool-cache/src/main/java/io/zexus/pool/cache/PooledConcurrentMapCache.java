package io.zexus.pool.cache;

import java.util.concurrent.ConcurrentMap;

import io.zexus.pool.Door;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.concurrent.ConcurrentMapCache;

/**
 * Spring's cache in a {@link ConcurrentMap} that canonicalizes values on their way in.
 */
public class PooledConcurrentMapCache extends ConcurrentMapCache {

	private final Door door;

	/**
	 * Creates a cache.
	 * @param name the name of the cache
	 * @param store the map, which retains the values
	 * @param allowNullValues whether to adapt null values to the map
	 * @param door what canonicalizes and counts
	 */
	public PooledConcurrentMapCache(String name, ConcurrentMap<Object, Object> store, boolean allowNullValues,
			Door door) {
		super(name, store, allowNullValues);
		this.door = door;
	}

	@Override
	@SuppressWarnings("NullAway") // canonicalize returns null for null only
	protected Object toStoreValue(@Nullable Object userValue) {
		return super.toStoreValue(this.door.<@Nullable Object>canonicalize(userValue));
	}

}
