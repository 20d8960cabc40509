package io.zexus.pool.spring.autoconfigure;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;
import io.zexus.pool.learning.Advice;
import io.zexus.pool.learning.Adviser;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Has the pools sample their look-ups, by a thread of its own, and logs advice that is
 * new and of consequence: once it was the same at two looks, and never more than one line
 * an hour. Resizes the pools if that is asked for.
 */
final class MemoryPoolObserver implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(MemoryPoolObserver.class);

	private static final Set<String> OF_CONSEQUENCE = Set.of("raise", "switch-off", "too-long", "annotate",
			"unreached");

	private static final long PAUSE = Duration.ofMillis(100).toNanos();

	private static final long LOOK = Duration.ofSeconds(10).toNanos();

	private static final long SILENCE = Duration.ofHours(1).toNanos();

	private final MemoryPoolManager manager;

	private final Adviser adviser;

	private final @Nullable AutoSizing sizing;

	/** The one that observes, or null when it is to end. */
	private volatile @Nullable Thread thread;

	private Set<String> before = Set.of();

	private final Set<String> said = new HashSet<>();

	private @Nullable Long lastLine;

	MemoryPoolObserver(MemoryPoolManager manager, Adviser adviser, @Nullable AutoSizing sizing) {
		this.manager = manager;
		this.adviser = adviser;
		this.sizing = sizing;
	}

	@Override
	public void start() {
		if (this.sizing != null) {
			this.sizing.start();
		}
		observe(); // from here on, and not from when that thread gets to run
		Thread thread = new Thread(this::run, "zexus-pool-observer");
		thread.setDaemon(true);
		this.thread = thread;
		thread.start();
	}

	private void run() {
		long last = System.nanoTime();
		while (this.thread == Thread.currentThread()) {
			LockSupport.parkNanos(this, PAUSE);
			observe();
			try {
				if (System.nanoTime() - last >= LOOK) {
					last = System.nanoTime();
					look(last);
				}
			}
			catch (Throwable ex) {
				warn(ex);
			}
		}
	}

	private void observe() {
		try {
			this.manager.pools().values().forEach(Pool::observe);
		}
		catch (Throwable ex) {
			warn(ex);
		}
	}

	private static void warn(Throwable failure) {
		try {
			logger.warn("Observing the pools failed, and will be tried again", failure);
		}
		catch (Throwable ex) {
			// There is no memory to say so.
		}
	}

	/**
	 * Does what is to be done about sizes, and logs what is to be said.
	 * @param now the time in nanoseconds, from any origin
	 */
	void look(long now) {
		if (this.sizing != null) {
			this.sizing.look();
		}
		List<Advice> advice = this.adviser.advice()
			.stream()
			.filter((it) -> OF_CONSEQUENCE.contains(it.code()))
			.toList();
		List<Advice> lasting = advice.stream()
			.filter((it) -> this.before.contains(key(it)) && !this.said.contains(key(it)))
			.toList();
		this.before = advice.stream().map(MemoryPoolObserver::key).collect(Collectors.toSet());
		boolean silent = this.lastLine != null && now - this.lastLine < SILENCE;
		if (!lasting.isEmpty() && !silent) {
			this.lastLine = now;
			lasting.forEach((it) -> this.said.add(key(it)));
			logger.info(lasting.stream().map(Advice::text).collect(Collectors.joining(" ")));
		}
	}

	/** Figures change from look to look, the subject does not. */
	private static String key(Advice advice) {
		return advice.code() + ' ' + advice.pool() + ' ' + advice.subject();
	}

	@Override
	public void stop() {
		Thread thread = this.thread;
		if (thread != null) {
			this.thread = null;
			LockSupport.unpark(thread);
			try {
				thread.join(Duration.ofSeconds(10).toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/** Before other beans start, so that what they load is seen. */
	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

}
