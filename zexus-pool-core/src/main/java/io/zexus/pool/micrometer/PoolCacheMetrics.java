package io.zexus.pool.micrometer;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CacheMeterBinder;
import io.micrometer.core.instrument.search.Search;

import io.zexus.pool.ClearCause;
import io.zexus.pool.ClearListener;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;
import io.zexus.pool.PoolStats;

/**
 * Binds the statistics of a {@link MemoryPoolManager} to the meters that caches have, so
 * that boards made for caches show pools: {@code cache.gets} (tagged {@code result=hit}
 * or {@code miss}), {@code cache.puts}, {@code cache.evictions} and {@code cache.size}. A
 * put is an object newly made or newly pooled. As with Spring Boot's caches, the tags
 * {@code cache} and {@code name} are the name of the pool, and {@code cache.manager} is
 * {@value #CACHE_MANAGER}.
 * <p>
 * This class is thread-safe. Pool operations do no more work for being metered.
 */
public final class PoolCacheMetrics implements MeterBinder, AutoCloseable {

	/** The tag {@code cache.manager} of each meter. */
	public static final String CACHE_MANAGER = "zexus-pool";

	private final MemoryPoolManager manager;

	private final Map<MeterRegistry, Binding> bindings = new ConcurrentHashMap<>();

	/**
	 * Creates a binder.
	 * @param manager the manager of the pools
	 */
	public PoolCacheMetrics(MemoryPoolManager manager) {
		this.manager = manager;
	}

	/**
	 * Registers the meters, also those of pools that come later, unless they are
	 * registered already.
	 */
	@Override
	public void bindTo(MeterRegistry registry) {
		this.bindings.computeIfAbsent(registry, Binding::new).bind(this.manager);
	}

	/**
	 * Removes the meters from the registries they were bound to, and lets go of the
	 * manager. Closing twice is harmless.
	 */
	@Override
	public void close() {
		this.bindings.values().forEach((binding) -> binding.unbind(this.manager));
		this.bindings.clear();
	}

	private static final class Binding implements ClearListener {

		private final MeterRegistry registry;

		private final Set<String> pools = ConcurrentHashMap.newKeySet();

		Binding(MeterRegistry registry) {
			this.registry = registry;
		}

		void bind(MemoryPoolManager manager) {
			manager.removeClearListener(this);
			// In this order, so that no pool that is registered meanwhile is missed.
			manager.addClearListener(this);
			manager.pools().forEach(this::onRegister);
		}

		@Override
		public void onRegister(String name, Pool pool) {
			if (this.pools.add(name)) {
				new OfPool(pool, name).bindTo(this.registry);
			}
		}

		@Override
		public void onClear(String pool, ClearCause cause) {
		}

		void unbind(MemoryPoolManager manager) {
			manager.removeClearListener(this);
			this.pools.forEach((name) -> Search.in(this.registry)
				.name((meter) -> meter.startsWith("cache."))
				.tags(tags(name).and("cache", name))
				.meters()
				.forEach(this.registry::remove));
		}

	}

	private static Tags tags(String pool) {
		return Tags.of("cache.manager", CACHE_MANAGER, "name", pool);
	}

	/** What Micrometer asks of a cache, which it does not keep alive. */
	private static final class OfPool extends CacheMeterBinder<Pool> {

		private static final PoolStats GONE = new PoolStats(0, 0, 0, 0, 0, 0, 0);

		OfPool(Pool pool, String name) {
			super(pool, name, tags(name));
		}

		private PoolStats stats() {
			Pool pool = getCache();
			return (pool != null) ? pool.stats() : GONE;
		}

		@Override
		protected Long size() {
			return (long) stats().poolSize();
		}

		@Override
		protected long hitCount() {
			return stats().hits();
		}

		@Override
		protected Long missCount() {
			return stats().misses();
		}

		@Override
		protected Long evictionCount() {
			return stats().evictions();
		}

		@Override
		protected long putCount() {
			return stats().allocations();
		}

		@Override
		protected void bindImplementationSpecificMetrics(MeterRegistry registry) {
		}

	}

}
