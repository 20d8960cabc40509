package io.zexus.pool.cache;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.zexus.pool.MemoryPoolManager;

import org.springframework.cache.Cache;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;

/**
 * Takes the place of a {@link ConcurrentMapCacheManager}, with its settings and the maps
 * of its caches: those named canonicalize.
 */
final class PooledConcurrentMapCacheManager extends ConcurrentMapCacheManager {

	/** A name that only a manager has which makes caches as they are asked for. */
	private static final String PROBE = PooledConcurrentMapCacheManager.class.getName();

	private final Map<String, ConcurrentMap<Object, Object>> stores = new ConcurrentHashMap<>();

	private final Collection<String> names;

	private final MemoryPoolManager pools;

	PooledConcurrentMapCacheManager(ConcurrentMapCacheManager manager, Collection<String> names,
			MemoryPoolManager pools) {
		this.names = List.copyOf(names);
		this.pools = pools;
		Collection<String> present = List.copyOf(manager.getCacheNames());
		boolean open = manager.getCache(PROBE) != null;
		setAllowNullValues(manager.isAllowNullValues());
		for (String name : present) {
			if (manager.getCache(name) instanceof ConcurrentMapCache cache) {
				this.stores.put(name, cache.getNativeCache());
			}
		}
		if (open) {
			present.forEach(this::getCache);
		}
		else {
			setCacheNames(present);
		}
	}

	@Override
	protected Cache createConcurrentMapCache(String name) {
		ConcurrentMap<Object, Object> present = this.stores.remove(name);
		ConcurrentMap<Object, Object> store = (present != null) ? present : new ConcurrentHashMap<>(256);
		return this.names.contains(name)
				? new PooledConcurrentMapCache(name, store, isAllowNullValues(), this.pools.door("cache", name))
				: new ConcurrentMapCache(name, store, isAllowNullValues());
	}

}
