package io.zexus.pool;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values made to share one hash code. What one call may do is counted; its time is a
 * matter of the benchmarks.
 */
class HashFloodTests {

	private static final int FLOOD = 32_768;

	/** Two buckets of eight, looked at without the lock and again under it, and some. */
	private static final int MOST_COMPARISONS = 40;

	@ParameterizedTest
	@ValueSource(ints = { 10, 200, 20_000 })
	void noCallComparesMoreThanAFixedNumberOfValues(int capacity) {
		ValuePool<Counted> pool = ValuePool.<Counted>builder().maxSize(capacity).build();
		Work work = new Work();
		for (int round = 0; round < 2; round++) {
			for (int i = 0; i < FLOOD; i++) {
				work.comparisons = 0;
				pool.get(new Counted(i, 42, work));
				assertThat(work.comparisons).isLessThanOrEqualTo(MOST_COMPARISONS);
			}
		}
		PoolStats stats = pool.stats();
		assertThat(stats.hits() + stats.misses()).isEqualTo(2 * FLOOD);
		assertThat(stats.poolSize()).isBetween(1, capacity);
	}

	/** Few hash codes and many: an eviction walks past crowded and empty places. */
	@ParameterizedTest
	@ValueSource(ints = { 2, 17, 1000, 16_384 })
	void callsStayBoundedWhateverTheNumberOfHashCodes(int hashCodes) {
		ValuePool<Counted> pool = ValuePool.<Counted>builder().maxSize(5000).build();
		Work work = new Work();
		for (int i = 0; i < FLOOD; i++) {
			work.comparisons = 0;
			work.hashes = 0;
			pool.get(new Counted(i, i % hashCodes, work));
			assertThat(work.comparisons).isLessThanOrEqualTo(MOST_COMPARISONS);
			assertThat(work.hashes).isLessThanOrEqualTo(8);
		}
	}

	@Test
	void valuesOfOneHashCodeDoNotBurdenOthers() {
		ValuePool<Counted> pool = ValuePool.<Counted>builder().maxSize(20_000).build();
		Work work = new Work();
		for (int i = 0; i < FLOOD; i++) {
			pool.get(new Counted(i, 42, work));
		}
		work.comparisons = 0;
		int others = 5000;
		for (int i = 0; i < others; i++) {
			int hash = Integer.hashCode(i) * 0x01000193;
			assertThat(pool.get(new Counted(i, hash, work))).isSameAs(pool.get(new Counted(i, hash, work)));
		}
		// One to find it the second time, and now and then one for a chance likeness
		assertThat(work.comparisons).isLessThan(2 * others);
	}

	@Test
	void stringsOfOneHashCodeArePooledAndToldApart() {
		List<String> flood = flood();
		assertThat(flood.stream().mapToInt(String::hashCode).distinct().count()).isEqualTo(1);
		StringPool pool = new StringPool(1000);
		List<String> canonical = new ArrayList<>();
		for (String string : flood.subList(0, 500)) {
			canonical.add(pool.get(string));
		}
		int kept = 0;
		for (String string : canonical) {
			String again = pool.get(StringPoolTests.copy(string));
			assertThat(again).isEqualTo(string);
			kept += (again == string) ? 1 : 0;
		}
		assertThat(kept).isBetween(475, 500);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "abc", "é", "größer", "€", "😀", "a😀b" })
	void everyWayToAskFindsStringsOfOneHashCode(String prefix) {
		StringPool pool = new StringPool(5000);
		List<String> canonical = new ArrayList<>();
		for (String string : flood().subList(0, 200)) {
			canonical.add(pool.get(prefix + string));
		}
		assertThat(pool.stats().evictions()).isZero();
		for (String string : canonical) {
			byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
			assertThat(pool.get(StringPoolTests.copy(string))).isSameAs(string);
			assertThat(pool.get(string.toCharArray(), 0, string.length())).isSameAs(string);
			assertThat(pool.get(utf8, 0, utf8.length)).isSameAs(string);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 10, 1000, 5000, 20_000 })
	void poolUnderFloodHoldsItsCapacity(int capacity) {
		StringPool pool = new StringPool(capacity);
		flood().forEach(pool::get);
		assertThat(pool.stats().poolSize()).isBetween((int) (0.95 * capacity), capacity);
	}

	/** Strings of fifteen "Aa" or "BB", which have one hash code. */
	private static List<String> flood() {
		List<String> strings = new ArrayList<>();
		for (int number = 0; number < FLOOD; number++) {
			StringBuilder string = new StringBuilder();
			for (int bit = 0; bit < 15; bit++) {
				string.append(((number >>> bit & 1) != 0) ? "Aa" : "BB");
			}
			strings.add(string.toString());
		}
		return strings;
	}

	private static final class Work {

		private int comparisons;

		private int hashes;

	}

	/** A value that counts what is asked of it. */
	private static final class Counted {

		private final int number;

		private final int hash;

		private final Work work;

		Counted(int number, int hash, Work work) {
			this.number = number;
			this.hash = hash;
			this.work = work;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			this.work.comparisons++;
			return other instanceof Counted counted && counted.number == this.number;
		}

		@Override
		public int hashCode() {
			this.work.hashes++;
			return this.hash;
		}

	}

}
