package io.zexus.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Pools of values while their capacity changes, and while they grow towards it.
 */
@Timeout(120)
class ResizeTests {

	private static final int THREADS = 4;

	@ParameterizedTest
	@ValueSource(ints = { 8192, 8193, 50_000 })
	void poolThatGrowsLosesHardlyAnythingAndFillsUp(int capacity) {
		StringPool pool = new StringPool(capacity);
		List<String> canonical = new ArrayList<>();
		for (int i = 0; i < 0.94 * capacity; i++) {
			canonical.add(pool.get("value " + i));
		}
		// By chance, both buckets of a value may be full
		assertThat(pool.stats().evictions()).isLessThan(capacity / 2000);
		assertThat(canonical.stream().filter((value) -> pool.get(copy(value)) != value).count())
			.isLessThan(capacity / 2000);
		for (int i = 0; i < 2 * capacity; i++) {
			pool.get("more " + i);
		}
		assertThat(pool.stats().poolSize()).isBetween((int) (0.95 * capacity), capacity);
	}

	@Test
	void threadsThatMakeAPoolGrowAgreeOnOneInstanceOfEachContent() throws Exception {
		int values = 60_000;
		StringPool pool = new StringPool(100_000);
		AtomicReferenceArray<String> first = new AtomicReferenceArray<>(values);
		Together.run(THREADS, (thread) -> {
			for (int i = 0; i < values; i++) {
				String value = pool.get("value " + i);
				String before = first.compareAndExchange(i, null, value);
				assertThat(before == null || before == value).as("one instance of " + value).isTrue();
			}
		});
		PoolStats stats = pool.stats();
		assertThat(stats.poolSize()).isEqualTo(values);
		assertThat(stats.misses()).isEqualTo(values);
		assertThat(stats.hits()).isEqualTo((THREADS - 1L) * values);
	}

	@Test
	void threadsAgreeOnOneInstanceOfEachContentWhileThePoolIsResized() throws Exception {
		int values = 3000;
		StringPool pool = new StringPool(5000);
		AtomicReferenceArray<String> first = new AtomicReferenceArray<>(values);
		AtomicBoolean done = new AtomicBoolean();
		Together.run(THREADS, (thread) -> {
			if (thread == 0) {
				for (int i = 0; i < 300; i++) {
					pool.resize((i % 2 == 0) ? 20_000 : 5000 + i);
				}
				done.set(true);
				return;
			}
			SplittableRandom random = new SplittableRandom(thread);
			while (!done.get()) {
				int i = random.nextInt(values);
				String value = pool.get("value " + i);
				String before = first.compareAndExchange(i, null, value);
				assertThat(before == null || before == value).as("one instance of " + value).isTrue();
			}
		});
		assertThat(pool.stats().evictions()).isZero();
	}

	@Test
	void poolNeverHoldsMoreThanItsCapacityWhileItIsResized() throws Exception {
		IntegerPool pool = new IntegerPool(5000);
		AtomicBoolean done = new AtomicBoolean();
		Together.run(THREADS, (thread) -> {
			if (thread == 0) {
				SplittableRandom random = new SplittableRandom(1);
				for (int i = 0; i < 300; i++) {
					pool.resize(random.nextInt(10_000));
				}
				done.set(true);
			}
			for (int i = 0; !done.get(); i++) {
				if (thread == 1) {
					PoolStats stats = pool.stats();
					assertThat(stats.poolSize()).isLessThanOrEqualTo(stats.capacity());
				}
				else {
					assertThat(pool.get(1000 + i % 20_000)).isEqualTo(1000 + i % 20_000);
				}
			}
		});
	}

	@ParameterizedTest
	@CsvSource({ "1000, 100", "20000, 5000", "40000, 20000" })
	void poolThatShrinksKeepsTheMostUsed(int capacity, int shrunk) {
		StringPool pool = new StringPool(capacity);
		List<String> used = new ArrayList<>();
		for (int i = 0; i < capacity; i++) {
			String value = pool.get("value " + i);
			if (i % (2 * capacity / shrunk) == 0) {
				used.add(value);
				pool.get(copy(value));
			}
		}
		PoolStats before = pool.stats();
		pool.resize(shrunk);
		PoolStats after = pool.stats();
		assertThat(after.capacity()).isEqualTo(shrunk);
		assertThat(after.poolSize()).isBetween((int) (0.95 * shrunk), shrunk);
		assertThat(after.evictions() - before.evictions()).isEqualTo(before.poolSize() - after.poolSize());
		long kept = used.stream().filter((value) -> pool.get(copy(value)) == value).count();
		assertThat(kept).isGreaterThan((long) (0.99 * used.size()));
	}

	@Test
	void countersGoOnAfterAResize() {
		StringPool pool = new StringPool(10);
		pool.get("a");
		pool.get(copy("a"));
		pool.resize(20_000);
		pool.resize(5);
		pool.get(copy("a"));
		PoolStats stats = pool.stats();
		assertThat(stats.hits()).isEqualTo(2);
		assertThat(stats.misses()).isEqualTo(1);
		assertThat(stats.allocations()).isEqualTo(1);
		assertThat(stats.evictions()).isZero();
		assertThat(stats.poolSize()).isEqualTo(1);
		assertThat(stats.capacity()).isEqualTo(5);
	}

	@Test
	void poolWithoutRoomCanBeGivenSomeAndTheOtherWayRound() {
		StringPool pool = new StringPool(0);
		assertThat(pool.get(copy("a"))).isNotSameAs(pool.get(copy("a")));
		pool.resize(3);
		assertThat(pool.get(copy("a"))).isSameAs(pool.get(copy("a")));
		pool.resize(0);
		assertThat(pool.stats().poolSize()).isZero();
		assertThat(pool.get(copy("a"))).isNotSameAs(pool.get(copy("a")));
	}

	@Test
	void poolThatIsOffIsResizedForTheTimeWhenItIsOn() {
		StringPool pool = new StringPool(2);
		pool.enable(false);
		pool.resize(100);
		assertThat(pool.get(copy("a"))).isNotSameAs(pool.get(copy("a")));
		pool.enable(true);
		for (int i = 0; i < 100; i++) {
			pool.get("value " + i);
		}
		assertThat(pool.stats().poolSize()).isBetween(95, 100);
	}

	@Test
	void poolGivenMoreRoomFillsItThoughItsValuesAreInUse() {
		StringPool pool = new StringPool(1000);
		SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < 100_000; i++) {
			pool.get("value " + random.nextInt(random.nextInt(1, 3000)));
		}
		pool.resize(30_000);
		for (int i = 0; i < 40_000; i++) {
			pool.get("new " + i);
		}
		assertThat(pool.stats().poolSize()).isBetween(28_500, 30_000);
	}

	@Test
	void managerResizesPoolsByName() {
		MemoryPoolManager manager = MemoryPoolManager.builder()
			.pool("dates", ValuePool.builder().maxSize(5).build())
			.build();
		manager.resizePool("str", 7);
		manager.resizePool("int", 8);
		manager.resizePool("dates", 9);
		assertThat(manager.strPool().capacity()).isEqualTo(7);
		assertThat(manager.intPool().capacity()).isEqualTo(8);
		assertThat(manager.pool("dates").capacity()).isEqualTo(9);
	}

	@Test
	void managerRefusesToResizeWhatItCannot() {
		MemoryPoolManager manager = MemoryPoolManager.builder()
			.pool("tuples", ObjectPool.builder(Object::new).build())
			.build();
		assertThatIllegalArgumentException().isThrownBy(() -> manager.resizePool("nope", 7))
			.withMessageContaining("nope")
			.withMessageContaining("str");
		assertThatIllegalArgumentException().isThrownBy(() -> manager.resizePool("tuples", 7))
			.withMessageContaining("tuples");
		assertThatIllegalArgumentException().isThrownBy(() -> manager.resizePool("str", -7))
			.withMessageContaining("-7");
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, Integer.MAX_VALUE })
	void capacityOutOfRangeIsRefusedByNameAndValue(int capacity) {
		StringPool pool = new StringPool(10);
		assertThatIllegalArgumentException().isThrownBy(() -> pool.resize(capacity))
			.withMessageContaining("capacity")
			.withMessageContaining(String.valueOf(capacity));
		assertThat(pool.capacity()).isEqualTo(10);
	}

	private static String copy(String value) {
		return StringPoolTests.copy(value);
	}

}
