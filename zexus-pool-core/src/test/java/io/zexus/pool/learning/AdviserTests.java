package io.zexus.pool.learning;

import java.util.List;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;
import io.zexus.pool.PoolStats;
import io.zexus.pool.PropertyReport;
import io.zexus.pool.PropertyStats;
import io.zexus.pool.SizeForecast;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What users are told, and what it rests on. */
class AdviserTests {

	private static final PropertyReport NOTHING_KNOWN = (pool) -> List.of();

	@Test
	void raisesAPoolToTheSmallestCapacityThatIsNearlyAsGoodAsTheBest() {
		Advice advice = adviceFor(pool(100, 100, 60, 100_000),
				List.of(forecast(50, 40), forecast(100, 60), forecast(200, 80), forecast(400, 95), forecast(800, 95.5)))
			.get(0);
		assertThat(advice.code()).isEqualTo("raise");
		assertThat(advice.pool()).isEqualTo("dates");
		assertThat(advice.lookups()).isEqualTo(100_000);
		assertThat(advice.text())
			.isEqualTo("Raise the capacity of pool dates from 100 to 400: predicted hit rate 95.0 % "
					+ "instead of 60.0 %, 1.4 MB more saved so far, for 3.6 kB of pool.");
	}

	@Test
	void doesNotRaiseForLittle() {
		assertThat(adviceFor(pool(100, 100, 60, 100_000), List.of(forecast(100, 60), forecast(800, 61.9)))).isEmpty();
	}

	@Test
	void doesNotRaiseAPoolThatWouldTakeMoreThanItSaves() {
		assertThat(adviceFor(pool(100, 100, 60, 100_000),
				List.of(new SizeForecast(100, 60, 1000, 1200), new SizeForecast(800, 90, 1500, 9600))))
			.isEmpty();
	}

	@Test
	void lowersAPoolThatLosesNothing() {
		Advice advice = adviceFor(pool(10_000, 10_000, 90, 100_000),
				List.of(forecast(2_500, 89.7), forecast(5_000, 89.9), forecast(10_000, 90), forecast(20_000, 90)))
			.get(0);
		assertThat(advice.code()).isEqualTo("lower");
		assertThat(advice.text()).contains("from 10,000 to 2,500", "90.0 kB of pool less");
	}

	@Test
	void leavesACapacityAloneThatIsNotUsed() {
		assertThat(adviceFor(pool(10_000, 1_000, 90, 100_000), List.of(forecast(2_500, 90), forecast(10_000, 90))))
			.isEmpty();
	}

	@Test
	void switchesAPoolOffThatSeldomHits() {
		Advice advice = adviceFor(pool(100, 100, 3, 100_000), List.of(forecast(100, 3), forecast(800, 4))).get(0);
		assertThat(advice.code()).isEqualTo("switch-off");
		assertThat(advice.text()).contains("3.0 % of 100,000 look-ups");
	}

	@Test
	void doesNotSwitchOffWhatWouldHitIfItWereLarger() {
		assertThat(adviceFor(pool(100, 100, 3, 100_000), List.of(forecast(100, 3), forecast(800, 30))))
			.extracting(Advice::code)
			.containsExactly("raise");
	}

	@Test
	void saysNothingOnLittleEvidence() {
		assertThat(adviceFor(pool(100, 100, 3, 9_999), List.of(forecast(100, 3), forecast(800, 90)))).isEmpty();
	}

	@Test
	void saysNothingOfAPoolThatIsOff() {
		MemoryPoolManager manager = manager(pool(100, 100, 3, 100_000), List.of(forecast(100, 3)));
		manager.enablePool("dates", false);
		assertThat(new Adviser(manager, NOTHING_KNOWN).advice("dates")).isEmpty();
	}

	@Test
	void saysWhenStringsAreTooLong() {
		MemoryPoolManager manager = MemoryPoolManager.builder().maxStringLength(5).build();
		for (int i = 0; i < 20_000; i++) {
			manager.getStr((i % 10 == 0) ? "long string" : "short");
		}
		assertThat(new Adviser(manager, NOTHING_KNOWN).advice("str")).singleElement().satisfies((advice) -> {
			assertThat(advice.code()).isEqualTo("too-long");
			assertThat(advice.text()).startsWith("10.0 % of 20,000 look-ups").contains("max-string-length");
		});
	}

	@Test
	void namesPropertiesThatRepeatAndAreNotPooled() {
		assertThat(adviceFor(property("com.acme.Order.status", 99.0, 120, false))).singleElement()
			.satisfies((advice) -> {
				assertThat(advice.code()).isEqualTo("annotate");
				assertThat(advice.text()).isEqualTo(
						"Annotate com.acme.Order.status with @Pooled: 99 % of 50,000 values repeat, of about 120 distinct ones; "
								+ "that would have saved about 2.4 MB.");
			});
	}

	@Test
	void suggestsAnEnumForAHandfulOfValues() {
		assertThat(adviceFor(property("com.acme.Order.status", 99.9, 7, true))).singleElement()
			.satisfies((advice) -> assertThat(advice.text())
				.isEqualTo("com.acme.Order.status has about 7 values: if they are fixed, an enum would do."));
	}

	@Test
	void saysNothingOfPropertiesThatAreRightAsTheyAre() {
		assertThat(adviceFor(property("com.acme.Order.id", 0.1, 50_000, false))).isEmpty();
		assertThat(adviceFor(property("com.acme.Order.city", 90.0, 800, true))).isEmpty();
		assertThat(adviceFor(property("com.acme.Order.city", null, 0, false))).isEmpty();
	}

	@Test
	void saysNothingOfNamesThatCameWithData() {
		assertThat(adviceFor(property("com.acme.Order.attributes.*", 99.0, 120, false))).isEmpty();
	}

	@Test
	void namesDoorsThatAreNotReachedWithTheRemedy() {
		MemoryPoolManager manager = new MemoryPoolManager();
		manager.door("json", "handMade").notReached("Add the module to its builder.");
		assertThat(new Adviser(manager, NOTHING_KNOWN).advice()).singleElement().satisfies((advice) -> {
			assertThat(advice.code()).isEqualTo("unreached");
			assertThat(advice.text()).isEqualTo("Not reached: json handMade. Add the module to its builder.");
		});
	}

	@Test
	void saysWhenThereIsNothingToGain() {
		MemoryPoolManager manager = manager(new PoolStats(20_000, 80_000, 0, 0, 0, 100, 100, 500, 0, 0),
				List.of(new SizeForecast(100, 20, 500, 1200)));
		assertThat(new Adviser(manager, NOTHING_KNOWN).advice()).singleElement().satisfies((advice) -> {
			assertThat(advice.code()).isEqualTo("nothing-to-gain");
			assertThat(advice.text()).contains("500 bytes", "1.2 kB");
		});
	}

	private static List<Advice> adviceFor(PoolStats stats, List<SizeForecast> forecasts) {
		return new Adviser(manager(stats, forecasts), NOTHING_KNOWN).advice();
	}

	private static List<Advice> adviceFor(PropertyStats property) {
		return new Adviser(new MemoryPoolManager(),
				(pool) -> pool.equals(MemoryPoolManager.STR) ? List.of(property) : List.of())
			.advice();
	}

	private static PropertyStats property(String name, Double repeatRate, long distinct, boolean pooled) {
		return new PropertyStats(name, 50_000, repeatRate, repeatRate, distinct, pooled, 0, 2_400_000);
	}

	private static PoolStats pool(int capacity, int size, int hitRate, long lookups) {
		long hits = lookups * hitRate / 100;
		return new PoolStats(hits, lookups - hits, 0, 0, 0, size, capacity, hits * 40, 0, 0);
	}

	private static SizeForecast forecast(int capacity, double hitRate) {
		return new SizeForecast(capacity, hitRate, Math.round(hitRate * 100_000 / 100 * 40), capacity * 12L);
	}

	private static MemoryPoolManager manager(PoolStats stats, List<SizeForecast> forecasts) {
		return MemoryPoolManager.builder().pool("dates", new Foretold(stats, forecasts)).build();
	}

	/** A pool of which everything is known. */
	private record Foretold(PoolStats stats, List<SizeForecast> forecasts) implements Pool {

		@Override
		public void clear() {
		}

		@Override
		public int capacity() {
			return this.stats.capacity();
		}

	}

}
