package io.zexus.pool;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a pool that keeps one instance of equal values promises to threads that share it.
 */
abstract class ConcurrencyContract {

	private static final int THREADS = 4;

	/** Creates a pool of the kind under test. */
	abstract Canonicaliser create(int capacity);

	/** Returns a new object, equal to what the pool returns for a number. */
	abstract Object value(int key);

	@ParameterizedTest
	@CsvSource({ "0, 100", "1, 3", "10, 20", "100, 120", "1000, 900", "5000, 20000" })
	void statisticsAreExact(int capacity, int distinct) throws Exception {
		int calls = 20_000;
		Canonicaliser pool = create(capacity);
		Together.run(THREADS, (thread) -> {
			SplittableRandom random = new SplittableRandom(thread);
			for (int i = 0; i < calls; i++) {
				pool.get(random.nextInt(distinct));
			}
		});
		PoolStats stats = pool.stats();
		assertThat(stats.hits() + stats.misses()).isEqualTo((long) THREADS * calls);
		assertThat(stats.allocations() - stats.evictions()).isEqualTo(stats.poolSize());
		assertThat(stats.allocations()).isLessThanOrEqualTo(stats.misses());
		assertThat(stats.poolSize()).isLessThanOrEqualTo(capacity);
	}

	@Test
	void statisticsAreExactWhereMostNewValuesAreTurnedAway() throws Exception {
		int calls = 20_000;
		Canonicaliser pool = create(100);
		Together.run(THREADS, (thread) -> {
			for (int i = 0; i < calls; i++) {
				pool.get(i % 80);
				pool.get(1000 + i * THREADS + thread);
			}
		});
		PoolStats stats = pool.stats();
		assertThat(stats.hits() + stats.misses()).isEqualTo(2L * THREADS * calls);
		assertThat(stats.misses()).isEqualTo(stats.allocations());
		assertThat(stats.allocations() - stats.evictions()).isEqualTo(stats.poolSize()).isEqualTo(100);
	}

	@Test
	void statisticsAreExactForManyThreadsThatComeAndGo() throws Exception {
		int waves = 3;
		int threads = 150;
		int calls = 300;
		Canonicaliser pool = create(100);
		for (int wave = 0; wave < waves; wave++) {
			Together.run(threads, (thread) -> {
				for (int i = 0; i < calls; i++) {
					pool.get(i % 50);
				}
			});
			// Threads that have ended may be forgotten, their counts may not
			System.gc();
		}
		PoolStats stats = pool.stats();
		assertThat(stats.misses()).isEqualTo(50);
		assertThat(stats.hits()).isEqualTo((long) waves * threads * calls - 50);
	}

	@Test
	void missesAreTheDistinctValuesWhenAllOfThemFit() throws Exception {
		int distinct = 500;
		Canonicaliser pool = create(1000);
		Together.run(THREADS, (thread) -> {
			for (int i = 0; i < 20 * distinct; i++) {
				pool.get((i + thread * 7) % distinct);
			}
		});
		PoolStats stats = pool.stats();
		assertThat(stats.misses()).isEqualTo(distinct);
		assertThat(stats.allocations()).isEqualTo(distinct);
		assertThat(stats.hits()).isEqualTo((20L * THREADS - 1) * distinct);
		assertThat(stats.poolSize()).isEqualTo(distinct);
	}

	@Test
	void threadsThatBringANewValueAtOnceGetOneInstance() throws Exception {
		int rounds = 2000;
		Canonicaliser pool = create(2 * rounds);
		Object[][] results = new Object[THREADS][rounds];
		CyclicBarrier round = new CyclicBarrier(THREADS);
		Together.run(THREADS, (thread) -> {
			for (int key = 0; key < rounds; key++) {
				round.await();
				results[thread][key] = pool.get(key);
			}
		});
		for (int key = 0; key < rounds; key++) {
			for (Object[] ofThread : results) {
				assertThat(ofThread[key]).isSameAs(results[0][key]);
			}
		}
		assertThat(pool.stats().misses()).isEqualTo(rounds);
	}

	@Test
	void sizeIsWithinCapacityAndCountersGrowAtEveryMoment() throws Exception {
		int capacity = 2500;
		Canonicaliser pool = create(capacity);
		AtomicBoolean done = new AtomicBoolean();
		Together.run(THREADS, (thread) -> {
			if (thread == 0) {
				watch(pool, capacity, done);
				return;
			}
			try {
				for (int i = 0; i < 40_000; i++) {
					pool.get(thread * 40_000 + i);
				}
			}
			finally {
				done.set(true);
			}
		});
	}

	private static void watch(Canonicaliser pool, int capacity, AtomicBoolean done) {
		PoolStats before = pool.stats();
		boolean last;
		do {
			last = done.get();
			PoolStats now = pool.stats();
			assertThat(now.poolSize()).isBetween(0, capacity);
			assertThat(now.hits()).isGreaterThanOrEqualTo(before.hits());
			assertThat(now.misses()).isGreaterThanOrEqualTo(before.misses());
			assertThat(now.allocations()).isGreaterThanOrEqualTo(before.allocations());
			assertThat(now.evictions()).isGreaterThanOrEqualTo(before.evictions());
			before = now;
		}
		while (!last);
	}

	@Test
	void resultsAreRightAndOneInstanceStaysWhileOthersClear() throws Exception {
		int distinct = 200;
		int calls = 20_000;
		Canonicaliser pool = create(1000);
		Together.run(THREADS, (thread) -> {
			for (int i = 0; i < calls; i++) {
				if (thread == 0 && i % 50 == 0) {
					pool.pool().clear();
				}
				int key = i % distinct;
				assertThat(pool.get(key)).isEqualTo(value(key));
			}
		});
		PoolStats stats = pool.stats();
		assertThat(stats.hits() + stats.misses()).isEqualTo((long) THREADS * calls);
		assertOneInstanceOfEach(pool, distinct);
		pool.pool().clear();
		assertThat(pool.size()).isZero();
	}

	@Test
	void poolSwitchedOffUnderLoadRetainsNothingAndCountsNothing() throws Exception {
		for (int round = 0; round < 200; round++) {
			Canonicaliser pool = create(500);
			Together.run(THREADS, (thread) -> {
				for (int key = 0; key < 200; key++) {
					if (thread == 0 && key == 100) {
						pool.pool().enable(false);
					}
					assertThat(pool.get(key)).isEqualTo(value(key));
				}
			});
			PoolStats stats = pool.stats();
			assertThat(stats.poolSize()).isZero();
			assertThat(stats.hits() + stats.misses()).isBetween(100L, 100L + (THREADS - 1) * 200L);
			pool.get(1);
			assertThat(pool.stats()).isEqualTo(stats);
		}
	}

	@Test
	void resultsAreRightWhileOthersSwitchThePoolOffAndOn() throws Exception {
		int distinct = 100;
		Canonicaliser pool = create(60);
		Together.run(THREADS, (thread) -> {
			for (int i = 0; i < 20_000; i++) {
				if (thread == 0 && i % 20 == 0) {
					pool.pool().enable(i % 40 == 0);
				}
				int key = i % distinct;
				assertThat(pool.get(key)).isEqualTo(value(key));
			}
		});
		pool.pool().enable(false);
		assertThat(pool.size()).isZero();
		pool.pool().enable(true);
		assertOneInstanceOfEach(pool, 30);
		assertThat(pool.size()).isEqualTo(30);
	}

	private static void assertOneInstanceOfEach(Canonicaliser pool, int distinct) {
		List<Object> first = new ArrayList<>();
		IdentityHashMap<Object, Object> instances = new IdentityHashMap<>();
		for (int key = 0; key < distinct; key++) {
			first.add(pool.get(key));
			instances.put(first.get(key), key);
		}
		for (int key = 0; key < distinct; key++) {
			assertThat(pool.get(key)).isSameAs(first.get(key));
		}
		assertThat(instances).hasSize(distinct);
	}

}
