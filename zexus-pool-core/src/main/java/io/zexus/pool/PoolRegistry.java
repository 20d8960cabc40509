package io.zexus.pool;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The pools of a manager by name, in the order of registration, and which of them are on.
 * Thread-safe.
 */
final class PoolRegistry {

	/** Copied when one is added; read by no call that pools. */
	private final AtomicReference<Map<String, Registered>> pools = new AtomicReference<>(Map.of());

	void add(String name, Pool pool) {
		Registered added = new Registered(Objects.requireNonNull(pool, "pool"));
		PoolNames.check(name);
		this.pools.updateAndGet((known) -> with(known, name, added));
	}

	private static Map<String, Registered> with(Map<String, Registered> known, String name, Registered added) {
		Map<String, Registered> all = new LinkedHashMap<>(known);
		Registered present = all.putIfAbsent(name, added);
		if (present != null && present.pool != added.pool) {
			throw PoolNames.taken(name);
		}
		return (present != null) ? known : all;
	}

	Pool pool(String name) {
		return registered(name).pool;
	}

	Set<String> names() {
		return this.pools.get().keySet();
	}

	Map<String, Pool> pools() {
		Map<String, Pool> view = new LinkedHashMap<>();
		this.pools.get().forEach((name, registered) -> view.put(name, registered.pool));
		return Collections.unmodifiableMap(view);
	}

	/** Returns the statistics of the pools that are on. */
	Map<String, PoolStats> stats() {
		Map<String, PoolStats> stats = new LinkedHashMap<>();
		this.pools.get().forEach((name, registered) -> {
			if (registered.isEnabled()) {
				stats.put(name, registered.pool.stats());
			}
		});
		return stats;
	}

	boolean isEnabled(String name) {
		return registered(name).isEnabled();
	}

	void enable(String name, boolean enabled) {
		registered(name).enable(enabled);
	}

	private Registered registered(String name) {
		Registered registered = this.pools.get().get(Objects.requireNonNull(name, "name"));
		if (registered == null) {
			throw new IllegalArgumentException("Unknown pool '" + name + "': known pools are " + names());
		}
		return registered;
	}

	/**
	 * A pool, and whether it is on: our own pools know that and are asked, for others it
	 * is remembered here.
	 */
	private static final class Registered {

		final Pool pool;

		private final ReentrantLock switching = new ReentrantLock();

		/** What a pool that does not know was told last. */
		private volatile boolean told = true;

		Registered(Pool pool) {
			this.pool = pool;
		}

		boolean isEnabled() {
			return (this.pool instanceof Switchable known) ? known.isEnabled() : this.told;
		}

		void enable(boolean enabled) {
			this.switching.lock();
			try {
				if (isEnabled() != enabled) {
					this.pool.enable(enabled);
				}
			}
			finally { // it is switched even when a callback of an object pool throws
				this.told = enabled;
				this.switching.unlock();
			}
		}

	}

}
