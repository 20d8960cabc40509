package io.zexus.pool;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import io.zexus.pool.internal.table.ValueTypes;

/**
 * The pools that a manager has for values of the {@link ValueTypes}: made when the first
 * value of a type comes, and registered. Thread-safe.
 */
final class ValuePools {

	private final MemoryPoolManager manager;

	private final Map<Class<?>, ValuePool<?>> pools = new ConcurrentHashMap<>();

	private final ReentrantLock creating = new ReentrantLock();

	ValuePools(MemoryPoolManager manager) {
		this.manager = manager;
	}

	<T> void use(Class<T> type, ValuePool<T> pool) {
		if (!ValueTypes.ALL.contains(type)) {
			throw new IllegalArgumentException(
					"No values of type " + type.getName() + " are pooled: types are " + ValueTypes.names());
		}
		this.pools.put(type, pool);
	}

	@SuppressWarnings("unchecked")
	<T> T get(T value) {
		Class<?> type = value.getClass();
		ValuePool<T> pool = (ValuePool<T>) this.pools.get(type);
		if (pool == null) {
			return ValueTypes.ALL.contains(type) ? ((ValuePool<T>) create(type)).get(value) : value;
		}
		return pool.get(value);
	}

	private ValuePool<?> create(Class<?> type) {
		this.creating.lock();
		try {
			ValuePool<?> present = this.pools.get(type);
			if (present != null) {
				return present;
			}
			ValuePool<?> pool = ValuePool.builder().build();
			pool.enable(!this.manager.getStats().pools().isEmpty());
			this.manager.register(name(type), pool);
			this.pools.put(type, pool);
			return pool;
		}
		finally {
			this.creating.unlock();
		}
	}

	private String name(Class<?> type) {
		String name = type.getSimpleName().toLowerCase(Locale.ROOT);
		return this.manager.pools().containsKey(name) ? type.getName() : name;
	}

}
