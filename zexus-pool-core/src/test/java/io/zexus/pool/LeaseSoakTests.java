package io.zexus.pool;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The long form, which prints its totals:
 * {@code mvn -pl zexus-pool-core test -Dtest=LeaseSoakTests -Dsoak.seconds=600}.
 */
class LeaseSoakTests {

	private static final long SEED = 20_251_123;

	@ParameterizedTest
	@EnumSource(LeakDetection.class)
	void oneOwnerAtATimeNothingDirtyAndTheBooksBalance(LeakDetection detection) throws InterruptedException {
		assertSomeOfEverything(new LeaseSoak(detection, 8, 40_000).run(SEED));
	}

	@Test
	@EnabledIfSystemProperty(named = "soak.seconds", matches = "\\d+", disabledReason = "the long form")
	void forALongTimeWithFreshSeeds() throws InterruptedException {
		Map<String, Long> totals = new TreeMap<>();
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.getLong("soak.seconds"));
		for (long seed = System.nanoTime(); System.nanoTime() < end; seed++) {
			for (LeakDetection detection : LeakDetection.values()) {
				new LeaseSoak(detection, 16, 100_000).run(seed)
					.forEach((name, total) -> totals.merge(name, total, Long::sum));
			}
		}
		totals.forEach((name, total) -> System.out.printf("%-28s %,15d%n", name, total));
		assertSomeOfEverything(totals);
	}

	private static void assertSomeOfEverything(Map<String, Long> totals) {
		assertThat(totals).containsKeys("cleared", "disabled", "bounds checked", "seeded failures of factory",
				"seeded failures of reset", "seeded failures of validate", "seeded failures of destroy",
				"objects released", "objects discarded", "leases closed", "lists released", "lists discarded",
				"leases closed again", "lists released again");
	}

}
