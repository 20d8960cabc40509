package io.zexus.pool.spring.autoconfigure;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import io.zexus.pool.ClearCause;
import io.zexus.pool.ClearListener;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;
import io.zexus.pool.PoolStats;
import io.zexus.pool.pressure.FullCollections;
import io.zexus.pool.pressure.HeapUsage;
import io.zexus.pool.pressure.LongLivedHeap;
import io.zexus.pool.pressure.MemoryPressure;
import io.zexus.pool.pressure.MemoryPressureEvent;
import io.zexus.pool.pressure.Shortage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Has the pools give memory back when it is short: looks from time to time, on a daemon
 * thread of its own that lives as long as the context runs.
 * <p>
 * The thread is private because an executor or scheduler bean would take the place of the
 * one that Boot configures for the application.
 */
final class MemoryPressureClearer implements SmartLifecycle, ClearListener {

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

	/** The shortage whose relief has begun; used by the thread that looks alone. */
	private @Nullable Shortage relieved;

	/** The pools of which it is not known yet how much they let go. */
	private final Set<String> relieving = ConcurrentHashMap.newKeySet();

	private final AtomicLong letGo = new AtomicLong();

	MemoryPressureClearer(MemoryPoolManager manager, MemoryPoolProperties.Pressure properties,
			ApplicationEventPublisher events) {
		this.manager = manager;
		this.properties = properties;
		this.events = events;
		this.pressure = new MemoryPressure(new LongLivedHeap(), properties.heapThreshold(), maxPooledObjects(),
				this::pooledObjects, this::act);
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
		this.manager.addClearListener(this);
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
					reportRelief();
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

	private void act(Shortage shortage) {
		if (shortage.cause() == ClearCause.COUNT) {
			clear(shortage);
		}
		else {
			relieve(shortage);
		}
	}

	private void clear(Shortage shortage) {
		try {
			this.manager.clearAllPools(shortage.cause());
			logger.info("Cleared the pools of %d objects: %s".formatted(shortage.pooledObjects(), describe(shortage)));
		}
		catch (Throwable ex) {
			warn("Memory is short, and a pool or a ClearListener failed; the other pools have been cleared", ex);
		}
		publish(shortage, shortage.pooledObjects());
	}

	/** Begins what ends when a collection has shown which values are in use. */
	private void relieve(Shortage shortage) {
		reportRelief();
		if (this.relieved == null) {
			this.letGo.set(0);
		}
		this.relieved = shortage;
		this.relieving.addAll(this.manager.pools().keySet());
		logger.info("The pools let go of what only they hold, out of %d objects: %s".formatted(shortage.pooledObjects(),
				describe(shortage)));
		try {
			this.manager.relieveAllPools(shortage.cause());
		}
		catch (Throwable ex) {
			this.relieving.clear(); // of the one that failed, nothing more will be heard
			warn("Memory is short, and a pool or a ClearListener failed; the other pools have been relieved", ex);
		}
		reportRelief();
	}

	private void reportRelief() {
		this.manager.reportReliefs();
		Shortage shortage = this.relieved;
		if (shortage != null && this.relieving.isEmpty()) {
			this.relieved = null;
			long letGo = this.letGo.get();
			logger.info("The pools have let go of %d of %d objects".formatted(letGo, shortage.pooledObjects()));
			publish(shortage, letGo);
		}
	}

	@Override
	public void onClear(String pool, ClearCause cause) {
	}

	@Override
	public void onRelief(String pool, ClearCause cause, long letGo) {
		this.letGo.addAndGet(letGo);
		this.relieving.remove(pool);
	}

	private void publish(Shortage shortage, long letGo) {
		try {
			this.events.publishEvent(
					new MemoryPressureEvent(shortage.cause(), shortage.pooledObjects(), letGo, shortage.heap()));
		}
		catch (Throwable ex) {
			warn("A listener of MemoryPressureEvent failed; the pools have done their part all the same", ex);
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

	private String describe(Shortage shortage) {
		String reason = switch (shortage.cause()) {
			case HEAP -> "long-lived heap above %.1f %%".formatted(100 * this.properties.heapThreshold());
			case COUNT -> "more than %d together".formatted(maxPooledObjects());
			default -> "full collection";
		};
		HeapUsage heap = shortage.heap();
		return "%s (%d of %d MB long-lived heap, %.1f %%, in use after its last collection)".formatted(reason,
				heap.used() / MEGABYTE, heap.max() / MEGABYTE, 100 * heap.ratio());
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
			this.manager.removeClearListener(this);
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
