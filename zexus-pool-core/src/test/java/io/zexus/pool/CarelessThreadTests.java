package io.zexus.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three threads lease by the book. A fourth one releases twice, late and what it has no
 * more, and goes on using it. Nobody else ever notices.
 */
class CarelessThreadTests {

	private static final int THREADS = 4;

	private static final int LEASES = 100_000;

	/** What the careless one keeps. */
	private static final int KEPT = 8;

	private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

	private final AtomicLong refused = new AtomicLong();

	@Test
	void noListHasTwoOwners() throws Exception {
		ListPool pool = new ListPool(THREADS);
		share(() -> pool.acquire(2));
		run(() -> {
			PooledList<Object> list = pool.acquire(2);
			Object token = new Object();
			require(list.set(0, token) == null && list.set(1, token) == null, "an acquired list holds nothing");
			require(list.get(0) == token && list.get(1) == token, "a list has one owner");
			require(pool.release(list), "the owner's release counts");
			return list;
		}, (stale) -> {
			require(!pool.release(stale), "a stale release does nothing");
			stale.close();
			refuses(() -> stale.set(0, "stale"));
			refuses(() -> stale.add("stale"));
			refuses(() -> stale.get(0));
		});
		PoolStats stats = pool.stats();
		assertThat(pool.outstanding()).isZero();
		assertThat(stats.hits()).isEqualTo(THREADS * LEASES);
		assertThat(stats.releases()).isEqualTo(THREADS * LEASES + THREADS);
		assertThat(this.refused.get()).isPositive();
	}

	@Test
	void noLeasedObjectHasTwoOwners() throws Exception {
		ObjectPool<AtomicInteger> pool = ObjectPool.builder(AtomicInteger::new).maxSize(THREADS).build();
		share(pool::lease);
		run(() -> {
			Lease<AtomicInteger> lease = pool.lease();
			require(lease.get().incrementAndGet() == 1, "an object has one owner");
			require(lease.get().decrementAndGet() == 0, "an object had one owner");
			lease.close();
			return lease;
		}, (stale) -> {
			stale.close();
			refuses(stale::get);
		});
		PoolStats stats = pool.stats();
		assertThat(pool.outstanding()).isZero();
		assertThat(stats.hits()).isEqualTo(THREADS * LEASES);
		assertThat(stats.releases()).isEqualTo(THREADS * LEASES + THREADS);
	}

	/**
	 * Fills a pool. A thread finds first what it made itself: as one made all there is,
	 * the others share it.
	 */
	private static void share(Supplier<AutoCloseable> lease) throws Exception {
		for (AutoCloseable made : Stream.generate(lease).limit(THREADS).toList()) {
			made.close();
		}
	}

	private <T> void run(Supplier<T> lease, Consumer<T> useAgain) throws InterruptedException {
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			boolean careful = i != 0;
			threads.add(new Thread(() -> work(lease, (careful) ? (stale) -> {
			} : useAgain)));
		}
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(this.failures).isEmpty();
	}

	private <T> void work(Supplier<T> lease, Consumer<T> useAgain) {
		try {
			List<T> kept = new ArrayList<>();
			for (int i = 0; i < LEASES; i++) {
				kept.add(lease.get());
				if (kept.size() > KEPT) {
					kept.remove(0);
				}
				useAgain.accept(kept.get(i % kept.size()));
			}
		}
		catch (Throwable ex) {
			this.failures.add(ex);
		}
	}

	private void refuses(Runnable use) {
		try {
			use.run();
		}
		catch (IllegalStateException ex) {
			this.refused.incrementAndGet();
			return;
		}
		throw new AssertionError("Not refused: what was released");
	}

	private static void require(boolean condition, String what) {
		if (!condition) {
			throw new AssertionError("Not so: " + what);
		}
	}

}
