package io.zexus.pool;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jol.info.GraphLayout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A pool that is observed foretells what it would do with another capacity. That streams
 * of the real world are foretold as well is a matter of the benchmarks.
 */
class ForecastTests {

	private static final int CALLS = 200_000;

	private static final int LOOK = 500;

	/** In points. */
	private static final double ACCURACY = 3;

	static Stream<Values> streams() {
		return Stream.of(new Values("popular and rare values", (i) -> zipf(i)),
				new Values("scans in between", (i) -> (i % 15_000 < 10_000) ? zipf(i) : 10_000 + i),
				new Values("popularity that shifts", (i) -> (zipf(i) + i / 20_000 * 1_400) % 10_000));
	}

	@ParameterizedTest
	@MethodSource("streams")
	void foretellsTheHitRateOfAQuarterToEightTimesTheCapacity(Values stream) {
		int[] values = stream.values();
		for (int capacity : new int[] { 100, 500, 2000 }) {
			IntegerPool pool = new IntegerPool(capacity);
			feed(pool, values, LOOK);
			assertThat(pool.forecasts()).extracting(SizeForecast::capacity)
				.containsExactly(capacity / 4, capacity / 2, capacity, capacity * 2, capacity * 4, capacity * 8);
			assertThat(pool.forecasts()).allSatisfy((forecast) -> {
				PoolStats real = stats(values, forecast.capacity());
				assertThat(forecast.hitRate()).isCloseTo(real.hitRate(), within(ACCURACY));
				assertThat(forecast.savedBytes() / 16.0 / CALLS * 100).isCloseTo(real.savedBytes() / 16.0 / CALLS * 100,
						within(ACCURACY));
			});
		}
	}

	@Test
	void atThePresentCapacityItSaysWhatThePoolCounted() {
		IntegerPool pool = new IntegerPool(500);
		feed(pool, streams().findFirst().orElseThrow().values(), LOOK);
		IntStream.range(0, 100_000).forEach((i) -> pool.get(i % 200)); // served by no
																		// table
		SizeForecast present = pool.forecasts().get(2);
		assertThat(present.capacity()).isEqualTo(pool.capacity());
		assertThat(present.hitRate()).isEqualTo(pool.stats().hitRate());
		assertThat(present.savedBytes()).isEqualTo(pool.stats().savedBytes());
	}

	@Test
	void aPoolTooBusyToBeFollowedIsForetoldFromPartOfItsCalls() {
		int[] values = streams().findFirst().orElseThrow().values();
		IntegerPool pool = new IntegerPool(500);
		for (int round = 0; round < 5; round++) {
			feed(pool, values, 10_000);
		}
		SizeForecast twice = pool.forecasts().get(3);
		assertThat(twice.hitRate() - pool.stats().hitRate())
			.isCloseTo(stats(values, 1000).hitRate() - stats(values, 500).hitRate(), within(ACCURACY));
	}

	@Test
	void aLoadThatIsOverBeforeAnyoneLooksIsForetold() {
		int[] values = streams().findFirst().orElseThrow().values();
		IntegerPool pool = new IntegerPool(500);
		pool.observe();
		IntStream.range(0, 50_000).forEach((i) -> pool.get(values[i]));
		pool.observe();
		assertThat(pool.forecasts()).hasSize(6);
	}

	@Test
	void saysNothingUntilThereIsEvidence() {
		IntegerPool pool = new IntegerPool(500);
		assertThat(pool.forecasts()).isEmpty();
		pool.observe();
		assertThat(pool.forecasts()).isEmpty();
		IntStream.range(0, 4000).forEach((i) -> pool.get(1000 + i % 100));
		pool.observe();
		assertThat(pool.forecasts()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 100, 1000, 100_000 })
	void takesLessThan64KilobytesOfMemory(int capacity) {
		IntegerPool pool = new IntegerPool(capacity);
		long before = GraphLayout.parseInstance(pool).totalSize();
		pool.observe();
		assertThat(GraphLayout.parseInstance(pool).totalSize() - before).isBetween(1L, 64L * 1024);
	}

	@Test
	void aPoolThatPoolsNothingForetellsNothing() {
		IntegerPool pool = new IntegerPool(0);
		feed(pool, streams().findFirst().orElseThrow().values(), LOOK);
		assertThat(pool.forecasts()).isEmpty();
	}

	@Test
	void stringsAndOtherValuesAreForetoldToo() {
		StringPool strings = new StringPool(100);
		ValuePool<Long> longs = ValuePool.<Long>builder().maxSize(100).build();
		for (int i = 0; i < CALLS; i++) {
			int value = zipf(i) % 1000;
			strings.get("value " + value);
			longs.get(Long.valueOf(value + 1000));
			if (i % LOOK == 0) {
				strings.observe();
				longs.observe();
			}
		}
		assertThat(strings.forecasts()).hasSize(6);
		assertThat(strings.forecasts().get(5).hitRate()).isGreaterThan(90);
		assertThat(strings.forecasts().get(5).savedBytes()).isGreaterThan(strings.stats().savedBytes());
		assertThat(longs.forecasts()).hasSize(6);
	}

	@Test
	void threadsThatLookUpWhileAnotherObservesAreAllServed() throws Exception {
		IntegerPool pool = new IntegerPool(300);
		int[] values = streams().findFirst().orElseThrow().values();
		AtomicBoolean done = new AtomicBoolean();
		Thread observer = new Thread(() -> {
			while (!done.get()) {
				pool.observe();
			}
		});
		observer.start();
		List<Thread> threads = IntStream.range(0, 4).mapToObj((i) -> new Thread(() -> {
			for (int value : values) {
				pool.get(1000 + value);
			}
		})).toList();
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		done.set(true);
		observer.join();
		assertThat(pool.stats().hits() + pool.stats().misses()).isEqualTo(4L * CALLS);
		// and goes on to be observed, however much of it was missed before
		for (int round = 0; round < 50 && pool.forecasts().isEmpty(); round++) {
			feed(pool, values, LOOK);
		}
		assertThat(pool.forecasts()).hasSize(6);
	}

	private static void feed(IntegerPool pool, int[] values, int look) {
		pool.observe();
		for (int i = 0; i < values.length; i++) {
			pool.get(1000 + values[i]);
			if (i % look == 0) {
				pool.observe();
			}
		}
		pool.observe();
	}

	private static PoolStats stats(int[] values, int capacity) {
		IntegerPool pool = new IntegerPool(capacity);
		for (int value : values) {
			pool.get(1000 + value);
		}
		return pool.stats();
	}

	/** Returns one of 10,000 values, the first ones more often by far. */
	private static int zipf(int i) {
		double drawn = new SplittableRandom(i).nextDouble();
		return (int) Math.pow(10_000, drawn) - 1;
	}

	/** A named stream of values. */
	record Values(String name, IntUnaryOperator value) {

		int[] values() {
			return IntStream.range(0, CALLS).map(this.value).toArray();
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
