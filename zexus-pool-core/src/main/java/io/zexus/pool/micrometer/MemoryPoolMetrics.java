package io.zexus.pool.micrometer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;

import io.zexus.pool.ClearCause;
import io.zexus.pool.ClearListener;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;

/**
 * Binds the statistics of a {@link MemoryPoolManager} to meters, each tagged with the
 * name of its {@code pool}:
 * <ul>
 * <li>function counters {@code zexus.pool.gets} (tagged {@code result=hit} or
 * {@code miss}), {@code zexus.pool.allocations}, {@code zexus.pool.releases},
 * {@code zexus.pool.evictions}, {@code zexus.pool.leaks},
 * {@code zexus.pool.saved.bytes};</li>
 * <li>gauges {@code zexus.pool.size}, {@code zexus.pool.capacity},
 * {@code zexus.pool.enabled};</li>
 * <li>counter {@code zexus.pool.clears} (tagged {@code cause=manual}, {@code heap},
 * {@code count} or {@code gc}).</li>
 * </ul>
 * All are there from the start, with zeros. This class is thread-safe. Pool operations do
 * no more work for being metered: statistics are read when the meters are.
 */
public final class MemoryPoolMetrics implements MeterBinder, AutoCloseable {

	private static final String PREFIX = "zexus.pool.";

	private final MemoryPoolManager manager;

	private final Tags tags;

	private final List<Binding> bindings = new CopyOnWriteArrayList<>();

	/**
	 * Creates a binder.
	 * @param manager the manager of the pools
	 */
	public MemoryPoolMetrics(MemoryPoolManager manager) {
		this(manager, Tags.empty());
	}

	/**
	 * Creates a binder whose meters can be told from those of another manager.
	 * @param manager the manager of the pools
	 * @param tags tags for every meter
	 */
	public MemoryPoolMetrics(MemoryPoolManager manager, Iterable<Tag> tags) {
		this.manager = manager;
		this.tags = Tags.of(tags);
	}

	/**
	 * Registers the meters. A registry keeps no manager alive, except for telling it of
	 * clearings until this binder is closed.
	 */
	@Override
	public void bindTo(MeterRegistry registry) {
		Binding binding = new Binding(registry);
		this.manager.pools().forEach(binding::bind);
		this.manager.addClearListener(binding);
		this.bindings.add(binding);
	}

	/**
	 * Removes the meters from the registries they were bound to, and lets go of the
	 * manager. Closing twice is harmless.
	 */
	@Override
	public void close() {
		this.bindings.forEach(Binding::close);
		this.bindings.clear();
	}

	/** The meters in one registry. */
	private final class Binding implements ClearListener {

		private final MeterRegistry registry;

		private final List<Meter> meters = new ArrayList<>();

		private final Map<Clearing, Counter> clears = new ConcurrentHashMap<>();

		Binding(MeterRegistry registry) {
			this.registry = registry;
		}

		void bind(String name, Pool pool) {
			Tags tags = MemoryPoolMetrics.this.tags.and("pool", name);
			counter("gets", tags.and("result", "hit"), pool, (p) -> p.stats().hits(), BaseUnits.OPERATIONS,
					"Calls that asked for an object, by whether a pooled one served them");
			counter("gets", tags.and("result", "miss"), pool, (p) -> p.stats().misses(), BaseUnits.OPERATIONS,
					"Calls that asked for an object, by whether a pooled one served them");
			counter("allocations", tags, pool, (p) -> p.stats().allocations(), BaseUnits.OBJECTS,
					"Objects newly made or newly pooled");
			counter("releases", tags, pool, (p) -> p.stats().releases(), BaseUnits.OBJECTS,
					"Objects that went back into the pool");
			counter("evictions", tags, pool, (p) -> p.stats().evictions(), BaseUnits.OBJECTS,
					"Objects removed from the pool to make room");
			counter("saved.bytes", tags, pool, (p) -> p.stats().savedBytes(), BaseUnits.BYTES,
					"Size of the equal copies that hits made garbage");
			counter("leaks", tags, pool, Pool::leaks, BaseUnits.OBJECTS,
					"Objects lost without having been released, as far as leak detection looks");
			gauge("size", tags, pool, (p) -> p.stats().poolSize(), BaseUnits.OBJECTS, "Objects in the pool");
			gauge("capacity", tags, pool, Pool::capacity, BaseUnits.OBJECTS, "Most objects in the pool");
			gauge("enabled", tags, MemoryPoolMetrics.this.manager, (m) -> m.isPoolEnabled(name) ? 1 : 0, "pools",
					"Whether the pool is on: 1 or 0");
			for (ClearCause cause : ClearCause.values()) {
				clears(new Clearing(name, cause));
			}
		}

		private void counter(String name, Tags tags, Pool pool, ToDoubleFunction<Pool> value, String unit,
				String description) {
			this.meters.add(FunctionCounter.builder(PREFIX + name, pool, value)
				.tags(tags)
				.baseUnit(unit)
				.description(description)
				.register(this.registry));
		}

		private <T> void gauge(String name, Tags tags, T state, ToDoubleFunction<T> value, String unit,
				String description) {
			this.meters.add(Gauge.builder(PREFIX + name, state, value)
				.tags(tags)
				.baseUnit(unit)
				.description(description)
				.register(this.registry));
		}

		private Counter clears(Clearing clearing) {
			return this.clears.computeIfAbsent(clearing, (absent) -> {
				Counter counter = Counter.builder(PREFIX + "clears")
					.tags(MemoryPoolMetrics.this.tags)
					.tags("pool", clearing.pool(), "cause", clearing.cause().name().toLowerCase(Locale.ROOT))
					.baseUnit(BaseUnits.OPERATIONS)
					.description("Clearings of the pool, by cause")
					.register(this.registry);
				this.meters.add(counter);
				return counter;
			});
		}

		@Override
		public void onClear(String pool, ClearCause cause) {
			clears(new Clearing(pool, cause)).increment();
		}

		void close() {
			MemoryPoolMetrics.this.manager.removeClearListener(this);
			this.meters.forEach(this.registry::remove);
		}

	}

	private record Clearing(String pool, ClearCause cause) {
	}

}
