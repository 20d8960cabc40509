package io.zexus.pool.cache;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import com.github.benmanes.caffeine.cache.LoadingCache;
import io.zexus.pool.Door;
import io.zexus.pool.MemoryPoolManager;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.util.ClassUtils;

/**
 * Makes the caches of a {@link CacheManager} that have certain names canonicalize what is
 * put in. Each of them is a {@link Door} of kind {@code "cache"}, which tells what to do
 * instead where that is not possible.
 */
public final class PooledCaches {

	private static final String KIND = "cache";

	private static final boolean CAFFEINE = ClassUtils.isPresent("com.github.benmanes.caffeine.cache.Cache",
			PooledCaches.class.getClassLoader())
			&& ClassUtils.isPresent("org.springframework.cache.caffeine.CaffeineCacheManager",
					PooledCaches.class.getClassLoader());

	private final Set<String> names;

	private final MemoryPoolManager pools;

	/**
	 * Creates it for caches that a manager is yet to be found for.
	 * @param names the names of the caches
	 * @param pools whose pools to use
	 */
	public PooledCaches(Collection<String> names, MemoryPoolManager pools) {
		this.names = new LinkedHashSet<>(names);
		this.pools = pools;
		this.names.forEach((name) -> door(name).notReached("No cache manager has a cache of this name."));
	}

	/**
	 * Makes the named caches of a manager canonicalize. Those of a manager that makes
	 * caches as they are asked for are made now.
	 * @param manager the manager
	 * @return the manager to use instead, as a rule the same one
	 */
	public CacheManager pool(CacheManager manager) {
		if (this.names.isEmpty()) {
			return manager;
		}
		if (manager.getClass() == ConcurrentMapCacheManager.class
				&& !((ConcurrentMapCacheManager) manager).isStoreByValue()) {
			CacheManager pooled = new PooledConcurrentMapCacheManager((ConcurrentMapCacheManager) manager, this.names,
					this.pools);
			this.names.stream()
				.filter((name) -> pooled.getCache(name) != null)
				.forEach((name) -> door(name).notReached(null));
			return pooled;
		}
		for (String name : this.names) {
			Cache cache = manager.getCache(name);
			if (cache != null && CAFFEINE) {
				door(name).notReached(Caffeine.pool(manager, cache, door(name)));
			}
			else if (cache != null) {
				door(name).notReached(Caffeine.FOREIGN);
			}
		}
		return manager;
	}

	private Door door(String name) {
		return this.pools.door(KIND, name);
	}

	/** Apart, as an application may do without Caffeine. */
	private static final class Caffeine {

		static final String FOREIGN = "This cache is of no known kind: call MemoryPoolManager.canonicalize "
				+ "on values before they are put in.";

		/** Returns what to do instead, {@code null} when it is done. */
		static @Nullable String pool(CacheManager manager, Cache cache, Door door) {
			if (!(cache instanceof CaffeineCache caffeine) || !(manager instanceof CaffeineCacheManager owner)) {
				return FOREIGN;
			}
			if (isAsync(caffeine)) {
				return "The cache is asynchronous: call MemoryPoolManager.canonicalize on values before they are put in.";
			}
			if (caffeine.getNativeCache() instanceof LoadingCache) {
				return "The cache loads by itself: call MemoryPoolManager.canonicalize in its CacheLoader.";
			}
			owner.registerCustomCache(caffeine.getName(), PooledCaffeine.of(caffeine.getNativeCache(), door));
			return null;
		}

		private static boolean isAsync(CaffeineCache cache) {
			try {
				cache.getAsyncCache();
				return true;
			}
			catch (IllegalStateException ex) {
				return false;
			}
		}

	}

}
