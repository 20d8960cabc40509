package io.zexus.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LeakDetectionTests {

	private static final int SEEDED = 25;

	private final Logger logger = Logger.getLogger("io.zexus.pool");

	private final Reports reports = new Reports();

	@BeforeEach
	void listen() {
		this.logger.setUseParentHandlers(false);
		this.logger.addHandler(this.reports);
	}

	@AfterEach
	void stopListening() {
		this.logger.removeHandler(this.reports);
		this.logger.setUseParentHandlers(true);
	}

	@Test
	void everyLostListIsReportedOnceWithTheStackOfItsAcquisition() {
		ListPool pool = new ListPool(10, LeakDetection.ALL);
		assertEveryLeakIsFound(pool, () -> loseList(pool, 4), "loseList");
		assertThat(pool.stats().poolSize()).isEqualTo(1);
	}

	@Test
	void everyLostLongListIsReported() {
		ListPool pool = new ListPool(10, LeakDetection.ALL);
		assertEveryLeakIsFound(pool, () -> loseList(pool, 40), "loseList");
	}

	@Test
	void everyLostObjectIsReportedOnceWithTheStackOfItsAcquisition() {
		ObjectPool<Object> pool = ObjectPool.builder(Object::new).leakDetection(LeakDetection.ALL).build();
		assertEveryLeakIsFound(pool, () -> loseObject(pool), "loseObject");
		assertThat(pool.outstanding()).isZero();
	}

	@Test
	void everyLostLeaseIsReportedEvenWhenItsObjectLivesOn() {
		List<Object> made = new ArrayList<>();
		ObjectPool<Object> pool = ObjectPool.builder(() -> {
			Object object = new Object();
			made.add(object);
			return object;
		}).leakDetection(LeakDetection.ALL).build();
		assertEveryLeakIsFound(pool, () -> loseLease(pool), "loseLease");
		assertThat(made).hasSize(SEEDED);
	}

	@Test
	void whatIsReleasedIsNeverReported() {
		ListPool lists = new ListPool(10, LeakDetection.ALL);
		ObjectPool<Object> objects = ObjectPool.builder(Object::new).leakDetection(LeakDetection.ALL).build();
		for (int i = 0; i < 100; i++) {
			lists.acquire(i % 20).close();
			objects.release(objects.acquire());
			objects.lease().close();
		}
		loseList(lists, 4);
		loseObject(objects);
		Collected.await(() -> lists.leaks() == 1 && objects.leaks() == 1);
		assertThat(this.reports.records).hasSize(2);
		assertThat(lists.unreleased()).isEmpty();
	}

	@Test
	void unreleasedTellsWhereEachWasAcquired() {
		ListPool pool = new ListPool(10, LeakDetection.ALL);
		PooledList<Object> list = pool.acquire(3);
		pool.acquire(4).close();
		assertThat(pool.unreleased()).singleElement()
			.satisfies((stack) -> assertThat(stack).hasStackTraceContaining("unreleasedTellsWhereEachWasAcquired"));
		list.close();
		assertThat(pool.unreleased()).isEmpty();
	}

	@Test
	void aStaleListNeitherReleasesNorTouchesWhatBelongsToSomeoneElse() {
		ListPool pool = new ListPool(10, LeakDetection.ALL);
		PooledList<Object> stale = pool.acquire(3);
		stale.close();
		PooledList<Object> next = pool.acquire(3);
		assertThat(pool.stats().hits()).isOne();
		stale.close();
		assertThat(pool.release(stale)).isFalse();
		assertThatIllegalStateException().isThrownBy(() -> stale.set(0, "mine"));
		assertThat(next).containsExactly(null, null, null);
		assertThat(pool.outstanding()).isOne();
		assertThat(pool.release(next)).isTrue();
	}

	@Test
	void aStaleLeaseNeitherReleasesNorTouchesWhatBelongsToSomeoneElse() {
		ObjectPool<Object> pool = ObjectPool.builder(Object::new).leakDetection(LeakDetection.ALL).build();
		Lease<Object> stale = pool.lease();
		Object object = stale.get();
		stale.close();
		Lease<Object> next = pool.lease();
		assertThat(next.get()).isSameAs(object);
		stale.close();
		assertThatIllegalStateException().isThrownBy(stale::get);
		assertThat(pool.outstanding()).isOne();
		next.close();
		assertThat(pool.outstanding()).isZero();
	}

	@Test
	void samplingFindsSomeOfManyLeaks() {
		ListPool pool = new ListPool(10, LeakDetection.SAMPLED);
		int lost = 1_000_000;
		for (int i = 0; i < lost; i++) {
			loseList(pool, 4);
		}
		Collected.await(() -> pool.leaks() > 0 && pool.unreleased().isEmpty());
		assertThat(pool.leaks()).isBetween(2L, lost / 100L);
	}

	@Test
	void offFindsNothing() {
		ListPool pool = new ListPool(10);
		loseList(pool, 4);
		System.gc();
		assertThat(pool.leaks()).isZero();
		assertThat(pool.unreleased()).isEmpty();
	}

	@Test
	void theManagerPassesItsSettingOn() {
		MemoryPoolManager manager = MemoryPoolManager.builder().leakDetection(LeakDetection.ALL).build();
		loseList(manager.listPool(), 3);
		Collected.await(() -> manager.listPool().leaks() == 1);
		assertThat(manager.pools().get(MemoryPoolManager.STR).leaks()).isZero();
	}

	private void assertEveryLeakIsFound(Pool pool, Runnable lose, String seenIn) {
		for (int i = 0; i < SEEDED; i++) {
			lose.run();
		}
		Collected.await(() -> pool.leaks() == SEEDED);
		if (pool instanceof ListPool lists) {
			lists.acquire(1).close();
		}
		System.gc();
		assertThat(pool.leaks()).isEqualTo(SEEDED);
		assertThat(this.reports.records).hasSize(SEEDED).allSatisfy((report) -> {
			assertThat(report.getLevel()).isEqualTo(Level.WARNING);
			assertThat(report.getLoggerName()).isEqualTo(pool.getClass().getName());
			assertThat(report.getThrown()).hasStackTraceContaining(seenIn);
		});
	}

	private static void loseList(ListPool pool, int size) {
		pool.acquire(size);
	}

	private static void loseObject(ObjectPool<?> pool) {
		pool.acquire();
	}

	private static void loseLease(ObjectPool<?> pool) {
		pool.lease();
	}

	private static final class Reports extends Handler {

		private final List<LogRecord> records = new ArrayList<>();

		@Override
		public void publish(LogRecord report) {
			this.records.add(report);
		}

		@Override
		public void flush() {
		}

		@Override
		public void close() {
		}

	}

}
