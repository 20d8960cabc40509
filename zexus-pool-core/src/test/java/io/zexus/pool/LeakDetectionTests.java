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
	void everyLostListIsCountedAndTheStackOfItsAcquisitionReported() {
		ListPool pool = new ListPool(10, LeakDetection.ALL);
		assertEveryLeakIsFound(pool, () -> loseList(pool, 4), "loseList");
		assertThat(pool.stats().poolSize()).isEqualTo(1);
	}

	@Test
	void everyLostLongListIsCounted() {
		ListPool pool = new ListPool(10, LeakDetection.ALL);
		assertEveryLeakIsFound(pool, () -> loseList(pool, 40), "loseList");
	}

	@Test
	void everyLostObjectIsCountedAndTheStackOfItsAcquisitionReported() {
		ObjectPool<Object> pool = ObjectPool.builder(Object::new).leakDetection(LeakDetection.ALL).build();
		assertEveryLeakIsFound(pool, () -> loseObject(pool), "loseObject");
		assertThat(pool.outstanding()).isZero();
	}

	@Test
	void everyLostLeaseIsCountedEvenWhenItsObjectLivesOn() {
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
	void leaksFromOnePlaceAreOneLineWithItsStackOnce() {
		ListPool pool = new ListPool(10, LeakDetection.ALL);
		for (int i = 0; i < 200; i++) {
			loseList(pool, 4).set(0, "secret");
		}
		Collected.await(() -> pool.leaks() == 200);
		assertThat(this.reports.records).singleElement().satisfies((report) -> {
			assertThat(report.getMessage()).contains("LeakDetectionTests.loseList")
				.containsPattern("\\d+ in all")
				.doesNotContain("secret");
			assertThat(report.getThrown().getStackTrace()[0].getMethodName()).as("the user's frame")
				.isEqualTo("loseList");
		});
	}

	@Test
	void ourFramesAreCutWhicheverWayTheLeaseWasAcquired() {
		MemoryPoolManager manager = MemoryPoolManager.builder().leakDetection(LeakDetection.ALL).build();
		ObjectPool<Object> objects = ObjectPool.builder(Object::new).leakDetection(LeakDetection.ALL).build();
		PooledList<Object> list = manager.acquireList(3);
		Object object = objects.acquire();
		Lease<Object> lease = objects.lease();
		List<Throwable> stacks = new ArrayList<>(manager.listPool().unreleased());
		stacks.addAll(objects.unreleased());
		assertThat(stacks).hasSize(3)
			.allSatisfy((stack) -> assertThat(stack.getStackTrace()[0].getClassName()).isEqualTo(getClass().getName()));
		list.close();
		objects.release(object);
		lease.close();
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
		assertThat(this.reports.records).singleElement().satisfies((report) -> {
			assertThat(report.getLevel()).isEqualTo(Level.WARNING);
			assertThat(report.getLoggerName()).isEqualTo(pool.getClass().getName());
			assertThat(report.getThrown()).hasStackTraceContaining(seenIn);
		});
	}

	private static PooledList<Object> loseList(ListPool pool, int size) {
		return pool.acquire(size);
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
