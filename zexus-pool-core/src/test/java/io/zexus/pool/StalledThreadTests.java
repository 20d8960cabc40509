package io.zexus.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thread that stops inside the pool, in an {@code equals} or a {@code hashCode} of the
 * values, with or without the lock, does not stop the hits of other threads. The tests
 * stop it at the first call that it makes of these, at the second, and so on.
 */
@Timeout(120)
class StalledThreadTests {

	private static final int CALLS = 40;

	/** Fills the bucket of the one hash code: more are looked for elsewhere. */
	private static final int USED = 8;

	private static final int SEEN_ONCE = 4;

	@Test
	void threadThatInsertsDoesNotStopHits() throws Exception {
		assertThat(stallAtEachCall(16)).as("stalls inside the lock").isPositive();
	}

	@Test
	void threadThatEvictsDoesNotStopHits() throws Exception {
		assertThat(stallAtEachCall(USED + SEEN_ONCE)).as("stalls inside the lock").isPositive();
	}

	@Test
	void threadThatResizesDoesNotStopHits() throws Exception {
		for (int capacity : new int[] { 32, 5 }) {
			Stall stall = new Stall(3);
			ValuePool<Value> pool = ValuePool.<Value>builder().maxSize(16).build();
			List<Value> used = fill(pool, stall);
			ExecutorService threads = Executors.newFixedThreadPool(2);
			try {
				Future<?> resize = threads.submit(stall.stopping(() -> {
					pool.resize(capacity);
					return null;
				}));
				stall.stoppedOrEnded.await();
				assertThat(resize).isNotDone();
				threads.submit(() -> assertHits(pool, used)).get(30, TimeUnit.SECONDS);
				stall.resume.countDown();
				resize.get(30, TimeUnit.SECONDS);
				assertThat(pool.stats().hits()).isEqualTo(2 * USED);
			}
			finally {
				stall.resume.countDown();
				threads.shutdownNow();
			}
		}
	}

	/**
	 * What a thread saw before it stopped may be out of date when it goes on: another has
	 * brought the same content in the meantime.
	 */
	@Test
	void threadThatStoppedGetsTheInstanceThatAnotherBroughtInTheMeantime() throws Exception {
		for (int capacity : new int[] { 16, USED + SEEN_ONCE }) {
			for (int call = 1; call <= CALLS; call++) {
				Stall stall = new Stall(call);
				ValuePool<Value> pool = ValuePool.<Value>builder().maxSize(capacity).build();
				fill(pool, stall);
				FutureTask<Value> stopped = new FutureTask<>(stall.stopping(() -> pool.get(new Value(1000, stall))));
				FutureTask<Value> rival = new FutureTask<>(() -> pool.get(new Value(1000, stall)));
				Thread first = new Thread(stopped);
				Thread second = new Thread(rival);
				first.start();
				stall.stoppedOrEnded.await();
				second.start();
				waits(second);
				stall.resume.countDown();
				assertThat(stopped.get()).as("stopped at call " + call).isSameAs(rival.get());
				assertThat(pool.get(new Value(1000, stall))).isSameAs(rival.get());
			}
		}
	}

	/** Returns how often the thread was stopped where the insertion of another waits. */
	private static int stallAtEachCall(int capacity) throws Exception {
		int insideLock = 0;
		for (int call = 1; call <= CALLS; call++) {
			Stall stall = new Stall(call);
			ValuePool<Value> pool = ValuePool.<Value>builder().maxSize(capacity).build();
			List<Value> used = fill(pool, stall);
			Thread insertion = new Thread(() -> pool.get(new Value(2000, stall)));
			ExecutorService threads = Executors.newFixedThreadPool(2);
			try {
				Future<Value> stalled = threads.submit(stall.stopping(() -> pool.get(new Value(1000, stall))));
				stall.stoppedOrEnded.await();
				boolean stopped = !stalled.isDone() && stall.calls == call;
				Future<?> hits = threads.submit(() -> assertHits(pool, used));
				hits.get(30, TimeUnit.SECONDS);
				insertion.start();
				insideLock += (stopped && waits(insertion)) ? 1 : 0;
				stall.resume.countDown();
				assertThat(stalled.get().number).isEqualTo(1000);
				insertion.join();
				PoolStats stats = pool.stats();
				assertThat(stats.hits()).isEqualTo(2 * USED);
				assertThat(stats.misses()).isEqualTo(USED + SEEN_ONCE + 2);
			}
			finally {
				stall.resume.countDown();
				threads.shutdownNow();
			}
		}
		return insideLock;
	}

	private static List<Value> fill(ValuePool<Value> pool, Stall stall) {
		List<Value> used = new ArrayList<>();
		for (int i = 0; i < USED + SEEN_ONCE; i++) {
			Value canonical = pool.get(new Value(i, stall));
			if (i < USED) {
				used.add(canonical);
				pool.get(new Value(i, stall));
			}
		}
		return used;
	}

	private static void assertHits(ValuePool<Value> pool, List<Value> used) {
		for (Value canonical : used) {
			assertThat(pool.get(new Value(canonical.number, canonical.stall))).isSameAs(canonical);
		}
	}

	private static boolean waits(Thread thread) {
		while (true) {
			switch (thread.getState()) {
				case TERMINATED:
					return false;
				case BLOCKED, WAITING, TIMED_WAITING:
					return true;
				default:
					Thread.onSpinWait();
			}
		}
	}

	/** Stops one thread when it makes its n-th call. */
	private static final class Stall {

		final CountDownLatch stoppedOrEnded = new CountDownLatch(1);

		final CountDownLatch resume = new CountDownLatch(1);

		private final int stopAt;

		private volatile @Nullable Thread thread;

		private volatile int calls;

		Stall(int stopAt) {
			this.stopAt = stopAt;
		}

		<T> Callable<T> stopping(Callable<T> task) {
			return () -> {
				this.thread = Thread.currentThread();
				try {
					return task.call();
				}
				finally {
					this.thread = null;
					this.stoppedOrEnded.countDown();
				}
			};
		}

		@SuppressWarnings("NonAtomicOperationOnVolatileField")
		void called() {
			if (Thread.currentThread() == this.thread && ++this.calls == this.stopAt) {
				this.stoppedOrEnded.countDown();
				try {
					this.resume.await();
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
			}
		}

	}

	/** All of one hash code, so that every look-up compares. */
	private static final class Value {

		private final int number;

		private final Stall stall;

		Value(int number, Stall stall) {
			this.number = number;
			this.stall = stall;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			this.stall.called();
			return other instanceof Value value && value.number == this.number;
		}

		@Override
		public int hashCode() {
			this.stall.called();
			return 42;
		}

	}

}
