package io.zexus.pool;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every pool that keeps one instance of equal values promises, whichever way it is
 * asked.
 */
abstract class CanonicaliserContract {

	/** Creates a pool of the kind under test. */
	abstract Canonicaliser create(int capacity);

	/** Returns a new object, equal to what the pool returns for a number. */
	abstract Object value(int key);

	@Test
	void newPoolIsEmpty() {
		assertThat(create(7).stats()).isEqualTo(new PoolStats(0, 0, 0, 0, 0, 0, 7));
		assertThat(create(7).pool().capacity()).isEqualTo(7);
	}

	@Test
	void resultEqualsTheArgument() {
		Canonicaliser pool = create(10);
		for (int round = 0; round < 2; round++) {
			for (int key = 0; key < 100; key++) {
				assertThat(pool.get(key)).isEqualTo(value(key));
			}
		}
	}

	@Test
	void equalValuesGiveTheSameInstance() {
		Canonicaliser pool = create(10);
		Object first = pool.get(1);
		assertThat(pool.get(1)).isSameAs(first);
		assertThat(pool.get(2)).isNotEqualTo(first);
		assertThat(pool.get(1)).isSameAs(first);
	}

	@Test
	void countsEachCallOnce() {
		Canonicaliser pool = create(10);
		pool.get(1);
		pool.get(2);
		pool.get(1);
		pool.get(1);
		PoolStats stats = pool.stats();
		assertThat(stats.hits()).isEqualTo(2);
		assertThat(stats.misses()).isEqualTo(2);
		assertThat(stats.allocations()).isEqualTo(2);
		assertThat(stats.releases()).isZero();
		assertThat(stats.evictions()).isZero();
		assertThat(stats.poolSize()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 64, 65, 1000, 1023, 2048 })
	void sizeIsNeverAboveCapacityAndAllocationsLessEvictionsGiveIt(int capacity) {
		Canonicaliser pool = create(capacity);
		for (int key = 0; key < 4 * capacity + 100; key++) {
			pool.get(key);
			PoolStats stats = pool.stats();
			assertThat(stats.poolSize()).isLessThanOrEqualTo(capacity);
			assertThat(stats.allocations() - stats.evictions()).isEqualTo(stats.poolSize());
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 17, 20, 24, 31, 32, 33, 50, 63, 64, 65, 100, 127,
			129, 200, 256, 300, 500, 512, 777, 1000, 1023, 1024, 1025, 1500, 2047, 2048, 2049, 3000, 4096, 5000, 8192,
			10_000, 16_384, 20_000, 50_000, 100_000 })
	void retainsItsCapacityOfTheDistinctValuesItSaw(int capacity) {
		int expected = (int) Math.ceil(0.95 * capacity);
		Canonicaliser pool = create(capacity);
		int key = 0;
		while (key < capacity) {
			pool.get(key++);
		}
		assertThat(pool.size()).as("after as many values as its capacity").isBetween(expected, capacity);
		while (key < 3 * capacity) {
			pool.get(key++);
		}
		assertThat(pool.size()).as("after three times as many").isBetween(expected, capacity);
	}

	@Test
	void evictionSparesWhatIsUsedAgainAndAgain() {
		Canonicaliser pool = create(3);
		Object a = pool.get(0);
		Object b = pool.get(1);
		Object c = pool.get(2);
		for (int i = 0; i < 10; i++) {
			pool.get(0);
			pool.get(1);
		}
		Object d = pool.get(3);
		assertThat(pool.stats().evictions()).isEqualTo(1);
		assertThat(pool.get(0)).isSameAs(a);
		assertThat(pool.get(1)).isSameAs(b);
		assertThat(pool.get(3)).isSameAs(d);
		assertThat(pool.get(2)).isNotSameAs(c);
	}

	/**
	 * Values seen once pass by a set that is asked for between any two of them.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 4, 8, 10, 100, 1000 })
	void valuesSeenOnceNeverEvictOnesUsedAllTheTime(int capacity) {
		Canonicaliser pool = create(capacity);
		int used = Math.max(1, capacity / 5);
		List<Object> kept = new ArrayList<>();
		for (int key = 0; key < used; key++) {
			kept.add(pool.get(key));
		}
		for (int key = 0; key < used; key++) {
			pool.get(key);
		}
		for (int once = used; once < used + 2000; once++) {
			for (int key = 0; key < used; key++) {
				assertThat(pool.get(key)).isSameAs(kept.get(key));
			}
			pool.get(once);
		}
	}

	@Test
	void capacityZeroPoolsNothing() {
		Canonicaliser pool = create(0);
		Object first = pool.get(1);
		Object second = pool.get(1);
		assertThat(first).isEqualTo(value(1)).isNotSameAs(second);
		assertThat(second).isEqualTo(value(1));
		assertThat(pool.stats()).isEqualTo(new PoolStats(0, 2, 0, 0, 0, 0, 0));
	}

	/**
	 * A value that comes into a full pool is let go at once when hardly any that came
	 * before it was asked for again; asked for once more, it stays.
	 */
	@Test
	void valueNobodyKnowsStaysTheSecondTimeWhereAllOthersAreInUse() {
		Canonicaliser pool = create(100);
		int fresh = 1000;
		while (fresh < 3000) {
			pool.get(fresh % 80);
			pool.get(fresh++);
		}
		PoolStats before = pool.stats();
		int strangers = 16;
		int kept = 0;
		for (int key = fresh; key < fresh + strangers; key++) {
			Object first = pool.get(key);
			kept += (pool.get(key) == first) ? 1 : 0;
			assertThat(pool.get(key)).isSameAs(pool.get(key));
		}
		assertThat(kept).isLessThan(strangers);
		PoolStats after = pool.stats();
		assertThat(after.misses() - before.misses()).isEqualTo(2 * strangers - kept);
		assertThat(after.allocations() - before.allocations()).isEqualTo(2 * strangers - kept);
		assertThat(after.allocations() - after.evictions()).isEqualTo(after.poolSize()).isEqualTo(100);
		pool.pool().clear();
		assertThat(pool.get(fresh)).as("let in by a pool with room").isSameAs(pool.get(fresh));
	}

	@Test
	void newestValueStaysWhereNoneWasAskedForAgain() {
		Canonicaliser pool = create(100);
		for (int key = 0; key < 1000; key++) {
			pool.get(key);
		}
		assertThat(pool.get(1000)).isSameAs(pool.get(1000));
	}

	@Test
	void clearDropsEveryValueAndLeavesTheCountersAlone() {
		Canonicaliser pool = create(10);
		Object before = pool.get(1);
		pool.get(1);
		pool.pool().clear();
		PoolStats stats = pool.stats();
		assertThat(stats.hits()).isEqualTo(1);
		assertThat(stats.misses()).isEqualTo(1);
		assertThat(stats.allocations()).isEqualTo(1);
		assertThat(stats.evictions()).isZero();
		assertThat(stats.poolSize()).isZero();
		Object after = pool.get(1);
		assertThat(after).isNotSameAs(before);
		assertThat(pool.get(1)).isSameAs(after);
		assertThat(pool.stats().allocations()).isEqualTo(2);
	}

	@Test
	void clearedPoolFillsAgain() {
		Canonicaliser pool = create(1000);
		for (int round = 1; round <= 5; round++) {
			for (int key = 0; key < 3000; key++) {
				pool.get(key);
			}
			assertThat(pool.size()).as("round " + round).isBetween(950, 1000);
			pool.pool().clear();
			assertThat(pool.size()).isZero();
		}
	}

	@Test
	void poolThatIsOffIsBypassed() {
		Canonicaliser pool = create(10);
		Object retained = pool.get(1);
		pool.get(1);
		pool.pool().enable(false);
		PoolStats off = pool.stats();
		assertThat(off.poolSize()).isZero();
		Object first = pool.get(1);
		Object second = pool.get(1);
		assertThat(first).isEqualTo(retained).isNotSameAs(retained);
		assertThat(second).isEqualTo(retained).isNotSameAs(first);
		assertThat(pool.stats()).as("counters stand still").isEqualTo(off);
	}

	@Test
	void poolThatIsOnAgainStartsEmptyAndCountsOn() {
		Canonicaliser pool = create(10);
		Object before = pool.get(1);
		pool.pool().enable(false);
		pool.get(1);
		pool.pool().enable(true);
		assertThat(pool.size()).isZero();
		Object after = pool.get(1);
		assertThat(after).isNotSameAs(before);
		assertThat(pool.get(1)).isSameAs(after);
		PoolStats stats = pool.stats();
		assertThat(stats.hits()).isEqualTo(1);
		assertThat(stats.misses()).isEqualTo(2);
		assertThat(stats.allocations()).isEqualTo(2);
		assertThat(stats.poolSize()).isEqualTo(1);
	}

	@Test
	void enablingAPoolThatIsOnChangesNothing() {
		Canonicaliser pool = create(10);
		Object retained = pool.get(1);
		pool.pool().enable(true);
		assertThat(pool.get(1)).isSameAs(retained);
	}

}
