package io.zexus.pool.micrometer;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import org.jspecify.annotations.Nullable;

import io.zexus.pool.ClearCause;
import io.zexus.pool.ClearListener;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;

/**
 * The meters of one manager in one registry, shared by the binders that ask for the same.
 * Thread-safe.
 */
final class PoolMeters implements ClearListener {

	private static final String PREFIX = "zexus.pool.";

	private static final String GETS = "Calls that asked for an object, by whether a pooled one served them";

	/** What turns counters into meters: the only place. */
	private static final List<Figure> FIGURES = List.of(
			Figure.counter("gets", Tags.of("result", "hit"), null, (pool) -> pool.stats().hits(), GETS),
			Figure.counter("gets", Tags.of("result", "miss"), null, (pool) -> pool.stats().misses(), GETS),
			Figure.counter("allocations", (pool) -> pool.stats().allocations(), "Objects newly made or newly pooled"),
			Figure.counter("releases", (pool) -> pool.stats().releases(), "Objects that went back into the pool"),
			Figure.counter("evictions", (pool) -> pool.stats().evictions(),
					"Objects removed from the pool to make room"),
			Figure.counter("leaks", Pool::leaks,
					"Objects lost without having been released, as far as leak detection looks"),
			Figure.counter("saved", Tags.empty(), BaseUnits.BYTES, (pool) -> pool.stats().savedBytes(),
					"Size of the equal copies that hits made garbage"),
			Figure.gauge("size", (pool) -> pool.stats().poolSize(), "Objects in the pool"),
			Figure.gauge("capacity", Pool::capacity, "Most objects in the pool"));

	private static final Lock lock = new ReentrantLock();

	/**
	 * By registry and tags. The values hold neither registry nor manager, so that those
	 * that are forgotten without having been closed can be collected.
	 */
	private static final Map<MeterRegistry, Map<Tags, Entry>> entries = new WeakHashMap<>();

	private final MeterRegistry registry;

	private final MemoryPoolManager manager;

	private final Tags tags;

	private final Set<MemoryPoolMetrics> binders = new HashSet<>();

	private final List<Meter.Id> ids;

	private final Set<String> pools = ConcurrentHashMap.newKeySet();

	private final Map<Clearing, Counter> clears = new ConcurrentHashMap<>();

	private PoolMeters(MeterRegistry registry, MemoryPoolManager manager, Tags tags, List<Meter.Id> ids) {
		this.registry = registry;
		this.manager = manager;
		this.tags = tags;
		this.ids = ids;
	}

	/** Registers the meters, or joins the binders that have. */
	static PoolMeters bind(MemoryPoolMetrics binder, MeterRegistry registry, MemoryPoolManager manager, Tags tags) {
		lock.lock();
		try {
			Map<Tags, Entry> ofRegistry = entries.computeIfAbsent(registry, (absent) -> new HashMap<>());
			Entry entry = ofRegistry.get(tags);
			PoolMeters meters = (entry != null) ? entry.meters.get() : null;
			if (meters == null) {
				if (entry != null) {
					entry.ids.forEach(registry::remove);
				}
				meters = new PoolMeters(registry, manager, tags, new CopyOnWriteArrayList<>());
				ofRegistry.put(tags, new Entry(new WeakReference<>(meters), meters.ids));
				meters.register();
			}
			else if (meters.manager != manager) {
				throw new IllegalStateException("The registry has the meters of another manager's pools already"
						+ " (tags: " + tags.stream().toList() + "). Give each binder a tag of its own, such as"
						+ " new MemoryPoolMetrics(manager, Tags.of(\"manager\", \"orders\"))");
			}
			meters.binders.add(binder);
			return meters;
		}
		finally {
			lock.unlock();
		}
	}

	/** Removes the meters when no other binder has bound them. */
	void unbind(MemoryPoolMetrics binder) {
		lock.lock();
		try {
			if (this.binders.remove(binder) && this.binders.isEmpty()) {
				this.manager.removeClearListener(this);
				this.ids.forEach(this.registry::remove);
				entries.getOrDefault(this.registry, new HashMap<>()).remove(this.tags);
			}
		}
		finally {
			lock.unlock();
		}
	}

	private void register() {
		// In this order, so that no pool that is registered meanwhile is missed.
		this.manager.addClearListener(this);
		this.manager.pools().forEach(this::onRegister);
	}

	@Override
	public void onRegister(String name, Pool pool) {
		if (!this.pools.add(name)) {
			return;
		}
		Tags tags = this.tags.and("pool", name);
		FIGURES.forEach((figure) -> this.ids.add(figure.register(this.registry, tags, pool)));
		this.ids.add(Gauge.builder(PREFIX + "enabled", this.manager, (manager) -> manager.isPoolEnabled(name) ? 1 : 0)
			.tags(tags)
			.description("Whether the pool is on: 1 or 0")
			.register(this.registry)
			.getId());
		for (ClearCause cause : ClearCause.values()) {
			clears(new Clearing(name, cause));
		}
	}

	private Counter clears(Clearing clearing) {
		return this.clears.computeIfAbsent(clearing, (absent) -> {
			Counter counter = Counter.builder(PREFIX + "clears")
				.tags(this.tags)
				.tags("pool", clearing.pool(), "cause", clearing.cause().name().toLowerCase(Locale.ROOT))
				.description("Clearings of the pool, by cause")
				.register(this.registry);
			this.ids.add(counter.getId());
			return counter;
		});
	}

	@Override
	public void onClear(String pool, ClearCause cause) {
		clears(new Clearing(pool, cause)).increment();
	}

	private record Entry(WeakReference<PoolMeters> meters, List<Meter.Id> ids) {
	}

	private record Clearing(String pool, ClearCause cause) {
	}

	/**
	 * How a meter is made of a pool.
	 *
	 * @param counter whether it only grows
	 */
	private record Figure(String name, boolean counter, Tags tags, @Nullable String unit, ToDoubleFunction<Pool> value,
			String description) {

		static Figure counter(String name, ToDoubleFunction<Pool> value, String description) {
			return counter(name, Tags.empty(), null, value, description);
		}

		static Figure counter(String name, Tags tags, @Nullable String unit, ToDoubleFunction<Pool> value,
				String description) {
			return new Figure(name, true, tags, unit, value, description);
		}

		static Figure gauge(String name, ToDoubleFunction<Pool> value, String description) {
			return new Figure(name, false, Tags.empty(), null, value, description);
		}

		Meter.Id register(MeterRegistry registry, Tags ofPool, Pool pool) {
			Tags all = ofPool.and(this.tags);
			Meter meter = this.counter
					? FunctionCounter.builder(PREFIX + this.name, pool, this.value)
						.tags(all)
						.baseUnit(this.unit)
						.description(this.description)
						.register(registry)
					: Gauge.builder(PREFIX + this.name, pool, this.value)
						.tags(all)
						.description(this.description)
						.register(registry);
			return meter.getId();
		}

	}

}
