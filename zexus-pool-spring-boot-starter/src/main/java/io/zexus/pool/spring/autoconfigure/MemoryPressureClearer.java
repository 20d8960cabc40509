package io.zexus.pool.spring.autoconfigure;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

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

	private volatile @Nullable ScheduledExecutorService executor;

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
		ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(MemoryPressureClearer::thread);
		long interval = this.properties.interval().toNanos();
		executor.scheduleWithFixedDelay(guarded(this.pressure::look), interval, interval, TimeUnit.NANOSECONDS);
		if (this.properties.clearOnGc()) {
			Runnable collected = guarded(this.pressure::collected);
			this.subscription = new FullCollections().subscribe(() -> executor.execute(collected));
		}
		this.executor = executor;
	}

	private void warnOfSmallLimit() {
		long capacity = this.manager.pools().values().stream().mapToLong(Pool::capacity).sum();
		if (maxPooledObjects() < capacity) {
			logger.warn("zexus.pool.pressure.max-pooled-objects is " + maxPooledObjects()
					+ ", less than the capacities of the pools together (" + capacity
					+ "): the pools will be cleared whenever they fill. Raise it, or lower the capacities.");
		}
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "zexus-pool-pressure");
		thread.setDaemon(true);
		return thread;
	}

	// A look that throws would be the last one.
	private static Runnable guarded(Runnable task) {
		return () -> {
			try {
				task.run();
			}
			catch (RuntimeException ex) {
				logger.warn("Clearing the pools because of memory pressure failed, and will be tried again", ex);
			}
		};
	}

	private void clear(MemoryPressureEvent event) {
		this.manager.clearAllPools(event.cause());
		logger.info(describe(event));
		this.events.publishEvent(event);
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
		ScheduledExecutorService executor = this.executor;
		if (executor != null) {
			executor.shutdownNow();
			awaitEnd(executor);
			this.executor = null;
		}
	}

	private static void awaitEnd(ScheduledExecutorService executor) {
		try {
			executor.awaitTermination(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.executor != null;
	}

}
