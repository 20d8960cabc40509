package io.zexus.pool.spring.autoconfigure;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;
import io.zexus.pool.PoolStats;
import io.zexus.pool.pressure.FullCollections;
import io.zexus.pool.pressure.HeapUsage;
import io.zexus.pool.pressure.LongLivedHeap;
import io.zexus.pool.pressure.MemoryPressure;
import io.zexus.pool.pressure.MemoryPressureEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Clears the pools when memory is short: looks from time to time, on a daemon thread of
 * its own that lives as long as the context runs.
 * <p>
 * The thread is private because an executor or scheduler bean would take the place of the
 * one that Boot configures for the application.
 */
final class MemoryPressureClearer implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(MemoryPressureClearer.class);

	private static final long MEGABYTE = 1 << 20;

	private final MemoryPoolManager manager;

	private final MemoryPoolProperties.Pressure properties;

	private final ApplicationEventPublisher events;

	private final MemoryPressure pressure;

	/** The one that looks, or null when it is to end. */
	private volatile @Nullable Thread thread;

	private volatile boolean collected;

	private FullCollections.@Nullable Subscription subscription;

	MemoryPressureClearer(MemoryPoolManager manager, MemoryPoolProperties.Pressure properties,
			ApplicationEventPublisher events) {
		this.manager = manager;
		this.properties = properties;
		this.events = events;
		this.pressure = new MemoryPressure(new LongLivedHeap(), properties.heapThreshold(), maxPooledObjects(),
				this::pooledObjects, this::clear);
	}

	private long maxPooledObjects() {
		Long max = this.properties.maxPooledObjects();
		return (max != null) ? max : Long.MAX_VALUE;
	}

	private long pooledObjects() {
		return this.manager.getStats().pools().values().stream().mapToLong(PoolStats::poolSize).sum();
	}

	@Override
	public void start() {
		warnOfSmallLimit();
		Thread thread = new Thread(this::run, "zexus-pool-pressure");
		thread.setDaemon(true);
		this.thread = thread;
		if (this.properties.clearOnGc()) {
			this.subscription = new FullCollections().subscribe(() -> {
				this.collected = true;
				LockSupport.unpark(thread);
			});
		}
		thread.start();
	}

	private void warnOfSmallLimit() {
		long capacity = this.manager.pools().values().stream().mapToLong(Pool::capacity).sum();
		if (maxPooledObjects() < capacity) {
			logger.warn("zexus.pool.pressure.max-pooled-objects is " + maxPooledObjects()
					+ ", less than the capacities of the pools together (" + capacity
					+ "): the pools will be cleared whenever they fill. Raise it, or lower the capacities.");
		}
	}

	/**
	 * Looks until the thread is to end. Not by an executor, whose own waiting allocates:
	 * where memory is short, an {@link OutOfMemoryError} there would end the thread.
	 */
	private void run() {
		long interval = this.properties.interval().toNanos();
		long last = System.nanoTime();
		while (this.thread == Thread.currentThread()) {
			try {
				long rest = interval - (System.nanoTime() - last);
				if (this.collected) {
					this.collected = false;
					this.pressure.collected();
				}
				else if (rest <= 0) {
					last = System.nanoTime();
					this.pressure.look();
				}
				else {
					LockSupport.parkNanos(this, rest);
				}
				// What a listener of the application leaves behind would end the waiting.
				Thread.interrupted();
			}
			catch (Throwable ex) {
				warn("Looking for memory pressure failed, and will be tried again", ex);
			}
		}
	}

	private void clear(MemoryPressureEvent event) {
		try {
			this.manager.clearAllPools(event.cause());
			logger.info(describe(event));
		}
		catch (Throwable ex) {
			warn("Memory is short, and a pool or a ClearListener failed; the other pools have been cleared", ex);
		}
		try {
			this.events.publishEvent(event);
		}
		catch (Throwable ex) {
			warn("A listener of MemoryPressureEvent failed; the pools have been cleared all the same", ex);
		}
	}

	private static void warn(String message, Throwable failure) {
		try {
			logger.warn(message, failure);
		}
		catch (Throwable ex) {
			// There is no memory to say so.
		}
	}

	private String describe(MemoryPressureEvent event) {
		String reason = switch (event.cause()) {
			case HEAP -> "long-lived heap above %.1f %%".formatted(100 * this.properties.heapThreshold());
			case COUNT -> "more than %d together".formatted(maxPooledObjects());
			default -> "full collection";
		};
		HeapUsage heap = event.heap();
		return "Cleared the pools of %d objects: %s (%d of %d MB long-lived heap, %.1f %%, in use after its last collection)"
			.formatted(event.pooledObjects(), reason, heap.used() / MEGABYTE, heap.max() / MEGABYTE,
					100 * heap.ratio());
	}

	@Override
	public void stop() {
		if (this.subscription != null) {
			this.subscription.close();
			this.subscription = null;
		}
		Thread thread = this.thread;
		if (thread != null) {
			this.thread = null;
			thread.interrupt();
			awaitEnd(thread);
		}
	}

	private static void awaitEnd(Thread thread) {
		if (thread == Thread.currentThread()) {
			return; // a listener closes the context
		}
		try {
			thread.join(Duration.ofSeconds(10).toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

}
