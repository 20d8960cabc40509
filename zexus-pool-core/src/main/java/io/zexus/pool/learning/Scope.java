package io.zexus.pool.learning;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.internal.concurrent.PerThreadGroup;

/**
 * What holds values by key, a kind of document or a property with maps or trees, and the
 * keys that are known of it. Thread-safe.
 */
public final class Scope {

	private final Governor governor;

	private final String pool;

	private final String name;

	private final Policy policy;

	private final Map<String, Property> byKey = new ConcurrentHashMap<>();

	/** For keys beyond the bound: pools all, or nothing when that has to be learnt. */
	private final @Nullable Property others;

	private final PerThreadGroup<KeyedPools> pools = new PerThreadGroup<>((stripe) -> new KeyedPools(this, stripe));

	/**
	 * There have been more keys than there was room for: from now on, one is to come
	 * twice.
	 */
	private boolean crowded;

	Scope(Governor governor, String pool, String name, Policy policy) {
		this.governor = governor;
		this.pool = pool;
		this.name = name;
		this.policy = policy;
		this.others = (policy != Policy.WHERE_IT_PAYS) ? governor.unregistered(pool, name, policy) : null;
	}

	/**
	 * Returns the pools for the values that the current thread decodes.
	 * @return the pools by key, to be asked for again by another thread
	 */
	public KeyedPools mine() {
		return this.pools.mine();
	}

	/** Returns what keys that are not known have in common, {@code null} for none. */
	@Nullable Property others() {
		return this.others;
	}

	boolean isCrowded() {
		return this.crowded;
	}

	boolean isFull() {
		return this.governor.isFull(Governor.MAX_WITH_KEYS);
	}

	boolean isSecret(String key) {
		return this.governor.isSecret(key);
	}

	@Nullable Property known(String key) {
		return this.byKey.get(key);
	}

	/** Makes a key known, if there is room. */
	@Nullable Property register(String key) {
		if (isFull()) {
			this.crowded = true;
			forgetNewcomers();
		}
		String fullName = this.name.isEmpty() ? key : key.isEmpty() ? this.name : this.name + '.' + key;
		return this.governor.registered(this.byKey, key, Governor.MAX_WITH_KEYS,
				() -> this.governor.unregistered(this.pool, fullName, this.policy));
	}

	/** Makes room by dropping the keys that were hardly used. */
	private void forgetNewcomers() {
		this.byKey.forEach((key, property) -> {
			if (property.isNewcomer() && this.byKey.remove(key, property)) {
				this.governor.forgotten();
			}
		});
	}

	Collection<Property> properties() {
		return this.byKey.values();
	}

	/** Lets the properties know of what passed them by. */
	void settle() {
		this.pools.all().forEach(KeyedPools::settle);
	}

}
