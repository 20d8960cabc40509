package io.zexus.pool.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.SizeForecast;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which pool is resized when, with pools of which everything is known. */
class AutoSizerTests {

	private static final int BYTES_PER_VALUE = 12;

	private static final int LOOKS = 300;

	@Test
	void raisesAPoolToTheSmallestCapacityThatIsNearlyAsGoodAsTheBest() {
		Simulation simulation = new Simulation(1_000_000, new Stream("a", 100, 700, 0));
		assertThat(simulation.look()).isEmpty();
		Resize resize = simulation.look().orElseThrow();
		assertThat(resize.present().capacity()).isEqualTo(100);
		assertThat(resize.next().capacity()).isEqualTo(800);
		assertThat(resize.growth()).isEqualTo(700 * BYTES_PER_VALUE);
	}

	@Test
	void raisesAsFarAsThereIsRoom() {
		Simulation simulation = new Simulation(450 * BYTES_PER_VALUE, new Stream("a", 100, 700, 0));
		simulation.run();
		assertThat(simulation.capacities).containsEntry("a", 400);
	}

	@Test
	void raisesFirstWhatSavesMostForEachByte() {
		Simulation simulation = new Simulation(1_000_000, new Stream("seldom", 100, 10_000, 0),
				new Stream("often", 100, 200, 0));
		simulation.look();
		assertThat(simulation.look()).map(Resize::pool).contains("often");
		assertThat(simulation.look()).map(Resize::pool).contains("seldom");
	}

	@Test
	void lowersWhatIsNotUsedWhenAnotherNeedsTheRoom() {
		Simulation simulation = new Simulation(1000 * BYTES_PER_VALUE, new Stream("idle", 900, 50, 0),
				new Stream("busy", 100, 400, 0));
		simulation.run();
		assertThat(simulation.capacities).containsEntry("busy", 400)
			.hasEntrySatisfying("idle", (capacity) -> assertThat(capacity).isBetween(50, 600));
	}

	@Test
	void leavesACapacityAloneThatIsNotUsedWhenNobodyNeedsTheRoom() {
		assertThat(new Simulation(1000 * BYTES_PER_VALUE, new Stream("idle", 900, 50, 0)).run()).isEmpty();
	}

	@Test
	void goesBelowABudgetThatIsExceededAsFarAsNoHitIsLost() {
		Simulation simulation = new Simulation(100 * BYTES_PER_VALUE, new Stream("idle", 800, 190, 0));
		simulation.run();
		assertThat(simulation.capacities).containsEntry("idle", 200);
	}

	@Test
	void doesNothingWithoutForecasts() {
		AutoSizer sizer = new AutoSizer(1_000_000);
		SizedPool pool = new SizedPool("a", 100, 1200, List.of());
		assertThat(IntStream.range(0, 10).mapToObj((i) -> sizer.next(List.of(pool)))).allMatch(Optional::isEmpty);
	}

	@Test
	void looksAtPoolsOfValuesThatAreOnAndHaveBeenAsked() {
		MemoryPoolManager manager = new MemoryPoolManager(1000, 100, 100);
		assertThat(SizedPool.of(manager)).extracting(SizedPool::name).containsExactly("int", "str");
		for (int i = 0; i < 200_000; i++) {
			manager.getStr("value " + i % 300);
			if (i % 500 == 0) {
				manager.strPool().observe();
			}
		}
		SizedPool strings = SizedPool.of(manager).get(1);
		assertThat(strings.forecasts()).isEqualTo(manager.strPool().forecasts()).isNotEmpty();
		assertThat(strings.forecasts()).contains(new SizeForecast(100, manager.strPool().stats().hitRate(),
				manager.strPool().stats().savedBytes(), strings.bytes()));
		manager.enablePool("str", false);
		assertThat(SizedPool.of(manager).get(1).forecasts()).isEmpty();
	}

	@Property(tries = 300)
	void neverExceedsTheBudget(@ForAll("streams") List<Stream> streams, @ForAll @LongRange(min = 1) long budget) {
		Simulation simulation = new Simulation(budget % 100_000, streams.toArray(Stream[]::new));
		long before = simulation.bytes();
		for (int look = 0; look < LOOKS; look++) {
			simulation.look();
			assertThat(simulation.bytes()).isLessThanOrEqualTo(Math.max(before, budget % 100_000));
			before = simulation.bytes();
		}
	}

	@Property(tries = 300)
	void comesToRestOnAStationaryStream(@ForAll("streams") List<Stream> streams,
			@ForAll @LongRange(min = 1, max = 100_000) long budget) {
		Simulation simulation = new Simulation(budget, streams.toArray(Stream[]::new));
		List<Resize> all = simulation.run();
		assertThat(simulation.run()).isEmpty();
		for (Stream stream : streams) {
			assertThat(turns(all, stream.name)).isZero();
		}
	}

	@Property(tries = 300)
	void turnsBackSeldomerAndSeldomerWhereForecastsAreUncertain(@ForAll("streams") List<Stream> streams,
			@ForAll @LongRange(min = 1, max = 100_000) long budget) {
		Simulation simulation = new Simulation(budget,
				streams.stream().map((it) -> new Stream(it.name, it.initial, it.distinct, 4)).toArray(Stream[]::new));
		List<Resize> all = simulation.run();
		for (Stream stream : streams) {
			// 2 + 4 + 8 + ... looks
			assertThat(turns(all, stream.name)).isLessThanOrEqualTo(8);
		}
	}

	@Property(tries = 300)
	void neverLosesAHit(@ForAll("streams") List<Stream> streams,
			@ForAll @LongRange(min = 1, max = 100_000) long budget) {
		Simulation simulation = new Simulation(budget, streams.toArray(Stream[]::new));
		assertThat(simulation.run()).allSatisfy(
				(resize) -> assertThat(resize.next().hitRate()).isGreaterThanOrEqualTo(resize.present().hitRate()));
	}

	@Provide
	Arbitrary<List<Stream>> streams() {
		Arbitrary<Stream> stream = Combinators
			.combine(Arbitraries.integers().between(1, 5000), Arbitraries.integers().between(1, 20_000))
			.as((initial, distinct) -> new Stream("", initial, distinct, 0));
		return stream.list().ofMinSize(1).ofMaxSize(4).map((all) -> {
			List<Stream> named = new ArrayList<>();
			all.forEach((it) -> named.add(new Stream("pool" + named.size(), it.initial, it.distinct, 0)));
			return named;
		});
	}

	private static long turns(List<Resize> all, String pool) {
		List<Boolean> larger = all.stream()
			.filter((resize) -> resize.pool().equals(pool))
			.map((resize) -> resize.growth() > 0)
			.toList();
		return IntStream.range(1, larger.size()).filter((i) -> larger.get(i) != larger.get(i - 1)).count();
	}

	/**
	 * Look-ups of equally likely values.
	 *
	 * @param initial capacity at first
	 * @param distinct number of values
	 * @param noise points by which a forecast may be wrong
	 */
	record Stream(String name, int initial, int distinct, double noise) {

		List<SizeForecast> forecasts(int capacity, Random random) {
			return IntStream.of(-2, -1, 0, 1, 2, 3)
				.mapToObj((power) -> forecast(Math.max(1, (int) (capacity * Math.pow(2, power))),
						(power != 0) ? this.noise * (random.nextDouble() - 0.5) : 0))
				.toList();
		}

		private SizeForecast forecast(int capacity, double error) {
			double hitRate = Math.max(0,
					Math.min(100, 100.0 * Math.min(capacity, this.distinct) / this.distinct + error));
			return new SizeForecast(capacity, hitRate, Math.round(hitRate * 100_000),
					(long) capacity * BYTES_PER_VALUE);
		}

	}

	/** Pools that do what is asked of them. */
	private static final class Simulation {

		private final Map<String, Integer> capacities = new HashMap<>();

		private final Random random = new Random(1);

		private final AutoSizer sizer;

		private final List<Stream> streams;

		Simulation(long budget, Stream... streams) {
			this.sizer = new AutoSizer(budget);
			this.streams = List.of(streams);
			this.streams.forEach((it) -> this.capacities.put(it.name, it.initial));
		}

		long bytes() {
			return this.capacities.values().stream().mapToLong((capacity) -> (long) capacity * BYTES_PER_VALUE).sum();
		}

		Optional<Resize> look() {
			Optional<Resize> resize = this.sizer.next(this.streams.stream().map(this::pool).toList());
			resize.ifPresent((it) -> this.capacities.put(it.pool(), it.next().capacity()));
			return resize;
		}

		private SizedPool pool(Stream stream) {
			int capacity = this.capacities.get(stream.name);
			return new SizedPool(stream.name, capacity, (long) capacity * BYTES_PER_VALUE,
					stream.forecasts(capacity, this.random));
		}

		List<Resize> run() {
			return IntStream.range(0, LOOKS).mapToObj((i) -> look()).flatMap(Optional::stream).toList();
		}

	}

}
