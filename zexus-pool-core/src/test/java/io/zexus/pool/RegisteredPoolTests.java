package io.zexus.pool;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** Pools of one's own under the roof of a manager. */
class RegisteredPoolTests {

	private final ValuePool<LocalDate> dates = ValuePool.<LocalDate>builder().maxSize(10).build();

	private final ObjectPool<StringBuilder> builders = ObjectPool.builder(StringBuilder::new).maxSize(5).build();

	private final MemoryPoolManager manager = MemoryPoolManager.builder()
		.pool("dates", this.dates)
		.pool("builders", this.builders)
		.build();

	@Test
	void appearInStatisticsInTheOrderOfRegistration() {
		date();
		date();
		assertThat(this.manager.getStats().pools().keySet()).containsExactly("int", "str", "list", "dates", "builders");
		assertThat(this.manager.getStats().pools()).containsEntry("dates", this.dates.stats());
		assertThat(this.manager.getStats().aggregate().totalHits()).isEqualTo(1);
		assertThat(this.manager.getStats().aggregate().totalMisses()).isEqualTo(1);
		assertThat(this.manager.getStats().toMap().keySet()).containsExactly("int_pool", "str_pool", "list_pool",
				"dates_pool", "builders_pool", "aggregate");
		assertThat(this.manager.pools()).containsEntry("dates", this.dates).containsEntry("builders", this.builders);
	}

	@Test
	void areRegisteredWithAManagerThatExists() {
		ValuePool<String> codes = ValuePool.<String>builder().maxSize(10).build();
		this.manager.register("codes", codes);
		codes.get("a");
		assertThat(this.manager.pool("codes")).isSameAs(codes);
		assertThat(this.manager.isPoolEnabled("codes")).isTrue();
		assertThat(this.manager.getStats().pools()).containsEntry("codes", codes.stats())
			.containsKeys("int", "str", "list", "dates", "builders");
		this.manager.clearPool("codes");
		assertThat(codes.stats().poolSize()).isZero();
	}

	@Test
	void areRegisteredOnceUnderAName() {
		this.manager.enablePool("dates", false);
		this.manager.register("dates", this.dates);
		assertThat(this.manager.isPoolEnabled("dates")).isFalse();
		for (String taken : List.of("dates", "str")) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.manager.register(taken, new StringPool()))
				.withMessage("A pool named '" + taken + "' exists already: choose another name");
		}
		assertThat(this.manager.pool("dates")).isSameAs(this.dates);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a/b", "a\\b", "a;b", "a%2Fb", ".", "..", "a\n", " " })
	void haveNamesThatAPathCanHold(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.manager.register(name, this.dates));
		assertThatIllegalArgumentException().isThrownBy(() -> MemoryPoolManager.builder().pool(name, this.dates));
	}

	@Test
	void areUnknownUnderAnotherName() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.manager.pool("codes"))
			.withMessageContaining("'codes'")
			.withMessageContaining("builders");
	}

	@Test
	void areClearedByNameAndWithAllOthers() {
		LocalDate first = date();
		this.manager.clearPool("dates");
		LocalDate second = date();
		assertThat(second).isNotSameAs(first);
		this.manager.clearAllPools();
		assertThat(this.dates.stats().poolSize()).isZero();
		assertThat(date()).isNotSameAs(second);
	}

	@Test
	void oneThatFailsToClearDoesNotKeepTheOthersFromBeingCleared() {
		MemoryPoolManager pools = MemoryPoolManager.builder()
			.pool("first", refusesToDie("first"))
			.pool("second", refusesToDie("second"))
			.pool("dates", this.dates)
			.build();
		List<String> told = new ArrayList<>();
		pools.addClearListener((name, cause) -> told.add(name));
		date();
		assertThatIllegalStateException().isThrownBy(pools::clearAllPools)
			.withMessage("first")
			.satisfies((failure) -> assertThat(failure.getSuppressed()).singleElement()
				.satisfies((other) -> assertThat(other).hasMessage("second")));
		assertThat(pools.getStats().pools().values()).extracting(PoolStats::poolSize).containsOnly(0);
		assertThat(told).containsExactly("int", "str", "list", "first", "second", "dates");
	}

	private static ObjectPool<Object> refusesToDie(String name) {
		ObjectPool<Object> pool = ObjectPool.builder(Object::new).destroy((object) -> {
			throw new IllegalStateException(name);
		}).build();
		pool.release(pool.acquire());
		return pool;
	}

	@ParameterizedTest
	@ValueSource(strings = { "int", "str", "list", "dates", "builders" })
	void areOffForTheManagerHoweverTheyWereSwitched(String name) {
		this.manager.pool(name).enable(false);
		assertThat(this.manager.isPoolEnabled(name)).isFalse();
		assertThat(this.manager.getStats().pools()).doesNotContainKey(name);
		this.manager.enablePool(name, true);
		assertThat(this.manager.isPoolEnabled(name)).isTrue();
		assertThat(this.manager.getStats().pools()).containsKey(name);
	}

	@Test
	void areSwitchedOffAndOnByName() {
		date();
		this.manager.enablePool("dates", false);
		assertThat(this.manager.isPoolEnabled("dates")).isFalse();
		assertThat(this.manager.getStats().pools()).doesNotContainKey("dates");
		assertThat(date()).isNotSameAs(date());
		assertThat(this.dates.stats()).isEqualTo(new PoolStats(0, 1, 1, 0, 0, 0, 10));
		this.manager.enablePool("dates", true);
		assertThat(this.manager.getStats().pools()).containsKey("dates");
		assertThat(date()).isSameAs(date());
	}

	@Test
	void ownImplementationIsClearedWhenItIsSwitchedOff() {
		Countdown own = new Countdown();
		MemoryPoolManager pools = MemoryPoolManager.builder().pool("own", own).build();
		pools.enablePool("own", false);
		assertThat(own.clears).isEqualTo(1);
		assertThat(pools.getStats().pools()).doesNotContainKey("own");
		pools.enablePool("own", true);
		assertThat(own.clears).isEqualTo(1);
		assertThat(pools.getStats().pools()).containsEntry("own", own.stats());
	}

	@ParameterizedTest
	@ValueSource(strings = { "int", "str", "list", "dates" })
	void nameThatIsTakenIsRefused(String name) {
		MemoryPoolManager.Builder builder = MemoryPoolManager.builder().pool("dates", this.dates);
		assertThatIllegalArgumentException().isThrownBy(() -> builder.pool(name, this.builders))
			.withMessageContaining("'" + name + "'");
		assertThat(builder.build().pools()).containsEntry("dates", this.dates);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t" })
	void blankNameIsRefused(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> MemoryPoolManager.builder().pool(name, this.dates))
			.withMessageContaining("name");
	}

	@Test
	void nullNameAndNullPoolAreRefused() {
		MemoryPoolManager.Builder builder = MemoryPoolManager.builder();
		assertThatNullPointerException().isThrownBy(() -> builder.pool(TestNulls.nullOf(String.class), this.dates));
		assertThatNullPointerException().isThrownBy(() -> builder.pool("dates", TestNulls.nullOf(Pool.class)));
	}

	private LocalDate date() {
		return this.dates.get(LocalDate.of(2011, 3, 7));
	}

	/** The least that a pool of one's own has to do. */
	private static final class Countdown implements Pool {

		private int clears;

		@Override
		public PoolStats stats() {
			return new PoolStats(1, 2, 3, 4, 5, 6, 7);
		}

		@Override
		public void clear() {
			this.clears++;
		}

		@Override
		public int capacity() {
			return 7;
		}

	}

}
