package io.zexus.pool.spring.autoconfigure;

import java.util.List;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.learning.AutoSizer;
import io.zexus.pool.learning.Resize;
import io.zexus.pool.learning.SizedPool;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.util.unit.DataSize;

/**
 * Resizes the pools of values within a budget, one at a look, and says so: in the log and
 * by a {@link PoolResizedEvent}. Not thread-safe.
 */
final class AutoSizing {

	private static final Log logger = LogFactory.getLog(AutoSizing.class);

	private final MemoryPoolManager manager;

	private final DataSize maxBytes;

	private final ApplicationEventPublisher events;

	private final AutoSizer sizer;

	AutoSizing(MemoryPoolManager manager, DataSize maxBytes, ApplicationEventPublisher events) {
		this.manager = manager;
		this.maxBytes = maxBytes;
		this.events = events;
		this.sizer = new AutoSizer(maxBytes.toBytes());
	}

	/** Warns when the pools cannot be raised, as they are too large already. */
	void start() {
		long bytes = SizedPool.of(this.manager).stream().mapToLong(SizedPool::bytes).sum();
		if (bytes >= this.maxBytes.toBytes()) {
			logger.warn("zexus.pool.auto-size.max-bytes is " + this.maxBytes
					+ ", not more than the pools of values themselves take with their capacities (" + bytes
					+ "B): none is raised before another is lowered. Raise it, or lower the capacities.");
		}
	}

	void look() {
		this.sizer.next(SizedPool.of(this.manager)).ifPresent(this::resize);
	}

	private void resize(Resize resize) {
		String pool = resize.pool();
		int from = resize.present().capacity();
		int to = resize.next().capacity();
		this.manager.resizePool(pool, to);
		List<SizedPool> pools = SizedPool.of(this.manager);
		logger.info(
				"Resized pool %s from %d to %d: predicted hit rate %.1f %%, now %.1f %%; the pools of values take %dB of %s"
					.formatted(pool, from, to, resize.next().hitRate(), resize.present().hitRate(),
							pools.stream().mapToLong(SizedPool::bytes).sum(), this.maxBytes));
		publish(new PoolResizedEvent(pool, from, to, resize.present().hitRate(), resize.next().hitRate()));
	}

	private void publish(PoolResizedEvent event) {
		try {
			this.events.publishEvent(event);
		}
		catch (Exception ex) {
			logger.warn("A listener of PoolResizedEvent failed; pool " + event.pool() + " is resized all the same", ex);
		}
	}

}
