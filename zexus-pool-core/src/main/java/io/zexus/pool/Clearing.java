package io.zexus.pool;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Clears and relieves the pools of a manager, and tells its listeners. Thread-safe.
 */
final class Clearing {

	private final PoolRegistry pools;

	private final List<ClearListener> listeners = new CopyOnWriteArrayList<>();

	/** Reliefs that were not reported yet, by pool. */
	private final Map<String, PendingRelief> reliefs = new ConcurrentHashMap<>();

	Clearing(PoolRegistry pools) {
		this.pools = pools;
	}

	void add(ClearListener listener) {
		this.listeners.add(Objects.requireNonNull(listener, "listener"));
	}

	void remove(ClearListener listener) {
		this.listeners.remove(listener);
	}

	void registered(String name, Pool pool) {
		this.listeners.forEach((listener) -> listener.onRegister(name, pool));
	}

	void resized(String name, int from, int to) {
		this.listeners.forEach((listener) -> listener.onResize(name, from, to));
	}

	void clearAll(ClearCause cause) {
		Thorough.forEach(this.pools.names(), (name) -> clear(name, cause));
	}

	void clear(String name, ClearCause cause) {
		Pool pool = this.pools.pool(name);
		try {
			pool.clear();
		}
		finally { // it is empty even when a callback of an object pool throws
			this.listeners.forEach((listener) -> listener.onClear(name, cause));
		}
	}

	void relieveAll(ClearCause cause) {
		report();
		Thorough.forEach(this.pools.names(), (name) -> {
			try {
				this.reliefs.put(name, new PendingRelief(this.pools.pool(name).relieve(), cause));
			}
			finally { // it is empty even when a callback of an object pool throws
				this.listeners.forEach((listener) -> listener.onClear(name, cause));
			}
		});
		report();
	}

	/** Tells of each relief whose outcome has become known. */
	void report() {
		this.reliefs.forEach((name, pending) -> pending.relief.letGo().ifPresent((letGo) -> {
			if (this.reliefs.remove(name, pending)) {
				this.listeners.forEach((listener) -> listener.onRelief(name, pending.cause, letGo));
			}
		}));
	}

	private record PendingRelief(Relief relief, ClearCause cause) {

	}

}
