package io.zexus.pool;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jol.info.GraphStats;

import static org.assertj.core.api.Assertions.assertThat;

/** The bytes saved are those that JOL measures of the copies that were not kept. */
class SavedBytesTests {

	/**
	 * Strings of one byte and of two bytes for a character take one another's places, as
	 * there are more of them than the pool retains.
	 */
	@ParameterizedTest
	@MethodSource("waysToAsk")
	void savedAreTheFootprintsOfTheCopies(BiFunction<StringPool, String, String> way) {
		StringPool pool = new StringPool(100);
		Random random = new Random(1);
		long saved = 0;
		for (int i = 0; i < 12_000; i++) {
			int number = (int) Math.abs(200 * random.nextGaussian());
			String asked = ((number % 3 == 0) ? "Größe € " : "Größe ") + "x".repeat(number % 17) + number;
			long hits = pool.stats().hits();
			way.apply(pool, asked);
			if (pool.stats().hits() > hits) {
				saved += GraphStats.parseInstance(asked).totalSize();
			}
		}
		assertThat(pool.stats().hits()).isGreaterThan(3_000);
		assertThat(pool.stats().evictions()).isGreaterThan(3_000);
		assertThat(pool.stats().savedBytes()).isEqualTo(saved);
	}

	@Test
	void savedAreTheFootprintsOfNumbersThatTheJvmDoesNotKeepItself() {
		IntegerPool pool = new IntegerPool(10);
		pool.get(1000);
		pool.get(1000L);
		assertThat(savedBy(pool, () -> pool.get(1000))).isEqualTo(GraphStats.parseInstance(1000).totalSize());
		assertThat(savedBy(pool, () -> pool.get(200))).isEqualTo(GraphStats.parseInstance(200).totalSize());
		assertThat(savedBy(pool, () -> pool.get(1000L))).isEqualTo(GraphStats.parseInstance(1000L).totalSize());
		assertThat(savedBy(pool, () -> pool.get(-128))).isZero();
		assertThat(savedBy(pool, () -> pool.get(127))).isZero();
		assertThat(savedBy(pool, () -> pool.get(127L))).isZero();
		assertThat(pool.stats().hits()).isEqualTo(6);
	}

	private static long savedBy(IntegerPool pool, Runnable hit) {
		long before = pool.stats().savedBytes();
		hit.run();
		return pool.stats().savedBytes() - before;
	}

	private static Stream<Named<BiFunction<StringPool, String, String>>> waysToAsk() {
		return Stream.of(Named.of("strings", StringPool::get),
				Named.of("characters", (pool, text) -> pool.get(text.toCharArray(), 0, text.length())),
				Named.of("bytes", (pool, text) -> {
					byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
					return pool.get(utf8, 0, utf8.length);
				}));
	}

}
