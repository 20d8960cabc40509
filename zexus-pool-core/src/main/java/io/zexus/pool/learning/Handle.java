package io.zexus.pool.learning;

import java.io.Serial;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolingMode;

/**
 * Stands for a governor in a serialised form: pools do not leave their JVM. Thread-safe.
 */
final class Handle implements Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

	/** Governors that were serialised, by their handle's id. */
	private static final Map<String, WeakReference<Governor>> GOVERNORS = new ConcurrentHashMap<>();

	private final String id = UUID.randomUUID().toString();

	private final transient WeakReference<Governor> governor;

	Handle(Governor governor) {
		this.governor = new WeakReference<>(governor);
	}

	@Serial
	private Object writeReplace() {
		GOVERNORS.values().removeIf((it) -> it.refersTo(null));
		GOVERNORS.put(this.id, this.governor);
		return this;
	}

	@Serial
	private Object readResolve() {
		WeakReference<Governor> here = GOVERNORS.get(this.id);
		Governor governor = (here != null) ? here.get() : null;
		return (governor != null) ? governor
				: Governor.builder(new MemoryPoolManager(0, 0, 0)).mode(PoolingMode.OFF).build();
	}

}
