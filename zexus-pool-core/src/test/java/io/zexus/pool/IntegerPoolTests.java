package io.zexus.pool;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IntegerPoolTests {

	@Test
	void defaultCapacityIs1000() {
		assertThat(new IntegerPool().capacity()).isEqualTo(1000);
	}

	@Test
	void negativeCapacityIsRefusedByNameAndValue() {
		assertThatIllegalArgumentException().isThrownBy(() -> new IntegerPool(-3))
			.withMessageContaining("capacity")
			.withMessageContaining("-3");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 1000 })
	void smallIntegersComeFromTheStaticCacheWhateverTheCapacity(int capacity) {
		IntegerPool pool = new IntegerPool(capacity);
		IntegerPool other = new IntegerPool(5);
		for (int i = -128; i <= 256; i++) {
			assertThat(pool.get(i)).isEqualTo(i).isSameAs(other.get(i));
		}
		assertThat(counts(pool.stats())).isEqualTo(new PoolStats(385, 0, 0, 0, 0, 0, capacity));
	}

	@Test
	void smallIntegersSurviveClearing() {
		IntegerPool pool = new IntegerPool(5);
		Integer before = pool.get(200);
		pool.clear();
		assertThat(pool.get(200)).isSameAs(before);
		assertThat(pool.stats().hits()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(ints = { -129, 257, 1 << 20, Integer.MIN_VALUE, Integer.MAX_VALUE })
	void integersBesideTheStaticCacheArePooled(int value) {
		IntegerPool pool = new IntegerPool(5);
		Integer first = pool.get(value);
		assertThat(first).isEqualTo(value);
		assertThat(pool.get(value)).isSameAs(first);
		assertThat(counts(pool.stats())).isEqualTo(new PoolStats(1, 1, 1, 0, 0, 1, 5));
	}

	@Test
	void poolThatIsOffBoxesAndDoesNotCount() {
		IntegerPool pool = new IntegerPool(5);
		pool.enable(false);
		assertThat(pool.get(200)).isEqualTo(200).isNotSameAs(pool.get(200));
		assertThat(pool.get(5)).isEqualTo(5);
		assertThat(counts(pool.stats())).isEqualTo(new PoolStats(0, 0, 0, 0, 0, 0, 5));
	}

	/** Usual steps, and those that a multiplication by the golden ratio spreads least. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 10, 64, 100, 1000, 1024, 4096, 10_000, 65_536, -1, -1000, 1_000_003, 144, 377,
			1597, 2584, 28_657, 46_368, 832_040, 1_346_269 })
	void retainsItsCapacityOfEvenlySpacedIntegers(int step) {
		for (int capacity : new int[] { 10, 100, 1000, 5000, 20_000 }) {
			IntegerPool pool = new IntegerPool(capacity);
			for (int i = 1; i <= capacity; i++) {
				pool.get(300 + i * step);
			}
			assertThat(pool.stats().poolSize() + pool.stats().hits()).as("of " + capacity)
				.isBetween((long) Math.ceil(0.95 * capacity), (long) capacity);
		}
	}

	/** Without the bytes saved, which depend on the JVM. */
	static PoolStats counts(PoolStats stats) {
		return new PoolStats(stats.hits(), stats.misses(), stats.allocations(), stats.releases(), stats.evictions(),
				stats.poolSize(), stats.capacity());
	}

	@Nested
	class Contract extends CanonicaliserContract {

		@Override
		Canonicaliser create(int capacity) {
			IntegerPool pool = new IntegerPool(capacity);
			return new Canonicaliser(pool, (key) -> pool.get(1000 + key));
		}

		@Override
		Object value(int key) {
			return 1000 + key;
		}

	}

}
