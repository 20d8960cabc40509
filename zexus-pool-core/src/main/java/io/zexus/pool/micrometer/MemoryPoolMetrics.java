package io.zexus.pool.micrometer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import io.zexus.pool.MemoryPoolManager;

/**
 * Binds the statistics of a {@link MemoryPoolManager} to meters, each tagged with the
 * name of its {@code pool}:
 * <ul>
 * <li>function counters {@code zexus.pool.gets} (tagged {@code result=hit} or
 * {@code miss}), {@code zexus.pool.allocations}, {@code zexus.pool.releases},
 * {@code zexus.pool.evictions}, {@code zexus.pool.leaks}, and {@code zexus.pool.saved} in
 * bytes;</li>
 * <li>gauges {@code zexus.pool.size}, {@code zexus.pool.capacity},
 * {@code zexus.pool.enabled};</li>
 * <li>counter {@code zexus.pool.clears} (tagged {@code cause=manual}, {@code heap},
 * {@code count} or {@code gc}).</li>
 * </ul>
 * All are there from the start, with zeros. This class is thread-safe. Pool operations do
 * no more work for being metered: statistics are read when the meters are.
 * <p>
 * A registry holds the meters of a manager once, however often they are bound: they stay
 * until the last binder is closed. The meters of several managers need tags to tell them
 * apart, with the same keys for all, as some registries insist on.
 */
public final class MemoryPoolMetrics implements MeterBinder, AutoCloseable {

	private final MemoryPoolManager manager;

	private final Tags tags;

	private final Set<PoolMeters> bound = ConcurrentHashMap.newKeySet();

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
	 * Registers the meters, unless they are registered already. A registry keeps no
	 * manager alive, except for telling it of clearings until this binder is closed.
	 * @throws IllegalStateException when the registry has the meters of another manager
	 * under the same tags
	 */
	@Override
	public void bindTo(MeterRegistry registry) {
		this.bound.add(PoolMeters.bind(this, registry, this.manager, this.tags));
	}

	/**
	 * Removes the meters from the registries they were bound to, except those that
	 * another binder has bound too, and lets go of the manager. Closing twice is
	 * harmless.
	 */
	@Override
	public void close() {
		this.bound.forEach((meters) -> meters.unbind(this));
		this.bound.clear();
	}

}
