package io.zexus.pool;

import java.time.LocalDate;
import java.util.Objects;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class ValuePoolTests {

	@Test
	void defaultCapacityIs1000() {
		assertThat(ValuePool.<LocalDate>builder().build().capacity()).isEqualTo(1000);
	}

	@Test
	void negativeSizeIsRefusedByNameAndValue() {
		assertThatIllegalArgumentException().isThrownBy(() -> ValuePool.builder().maxSize(-3))
			.withMessageContaining("maxSize")
			.withMessageContaining("-3");
	}

	@Test
	void nullIsRefusedWhetherOnOrOff() {
		for (int capacity : new int[] { 0, 5 }) {
			ValuePool<LocalDate> pool = ValuePool.<LocalDate>builder().maxSize(capacity).build();
			assertThatNullPointerException().isThrownBy(() -> pool.get(TestNulls.nullOf(LocalDate.class)));
			pool.enable(false);
			assertThatNullPointerException().isThrownBy(() -> pool.get(TestNulls.nullOf(LocalDate.class)));
			assertThat(pool.stats().misses()).isZero();
		}
	}

	@Test
	void firstValueBecomesTheCanonicalOne() {
		ValuePool<LocalDate> dates = ValuePool.<LocalDate>builder().maxSize(10).build();
		LocalDate first = LocalDate.of(2011, 3, 7);
		assertThat(dates.get(first)).isSameAs(first);
		assertThat(dates.get(LocalDate.parse("2011-03-07"))).isSameAs(first);
	}

	@Test
	void valuesOfOneHashCodeAreToldApart() {
		ValuePool<SameHash> pool = ValuePool.<SameHash>builder().maxSize(100).build();
		SameHash[] canonical = new SameHash[8];
		for (int i = 0; i < canonical.length; i++) {
			canonical[i] = pool.get(new SameHash(i));
		}
		for (int i = 0; i < canonical.length; i++) {
			assertThat(pool.get(new SameHash(i))).isSameAs(canonical[i]);
		}
	}

	@Test
	void exceptionOfEqualsLeavesThePoolAsItWas() {
		ValuePool<Object> pool = ValuePool.builder().maxSize(100).build();
		pool.get(new Faulty());
		for (int i = 0; i < 3; i++) {
			assertThatIllegalStateException().isThrownBy(() -> pool.get(new Faulty()));
		}
		assertThat(pool.stats().poolSize()).isEqualTo(1);
		Object other = pool.get("another");
		assertThat(pool.get(StringPoolTests.copy("another"))).isSameAs(other);
	}

	@Nested
	class Contract extends CanonicaliserContract {

		@Override
		Canonicaliser create(int capacity) {
			ValuePool<LocalDate> pool = ValuePool.<LocalDate>builder().maxSize(capacity).build();
			return new Canonicaliser(pool, (key) -> pool.get(LocalDate.ofEpochDay(key)));
		}

		@Override
		Object value(int key) {
			return LocalDate.ofEpochDay(key);
		}

	}

	/** A value whose hash code says nothing. */
	record SameHash(int number) {

		@Override
		public int hashCode() {
			return 42;
		}

	}

	/** A value that cannot be compared. */
	private static final class Faulty {

		@Override
		public boolean equals(Object other) {
			throw new IllegalStateException("cannot compare");
		}

		@Override
		public int hashCode() {
			return Objects.hash("faulty");
		}

	}

}
