package io.zexus.pool;

import java.util.ArrayList;
import java.time.LocalDate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class MemoryPoolManagerTests {

	@Test
	void defaultCapacitiesAre1000And500And100OfEachListSize() {
		for (MemoryPoolManager manager : List.of(new MemoryPoolManager(), MemoryPoolManager.builder().build())) {
			assertThat(manager.intPool().capacity()).isEqualTo(1000);
			assertThat(manager.strPool().capacity()).isEqualTo(500);
			assertThat(manager.listPool().capacity()).isEqualTo(1700);
			assertThat(manager.pools().keySet()).containsExactly("int", "str", "list");
		}
	}

	@Test
	void capacitiesAreGivenForIntegersThenStringsThenLists() {
		MemoryPoolManager manager = new MemoryPoolManager(10, 20, 30);
		assertThat(manager.intPool().capacity()).isEqualTo(10);
		assertThat(manager.strPool().capacity()).isEqualTo(20);
		assertThat(manager.listPool().capacity()).isEqualTo(17 * 30);
	}

	@Test
	void builderSetsEachCapacityByName() {
		MemoryPoolManager manager = MemoryPoolManager.builder()
			.intPoolSize(10)
			.strPoolSize(20)
			.listPoolSize(30)
			.build();
		assertThat(manager.intPool().capacity()).isEqualTo(10);
		assertThat(manager.strPool().capacity()).isEqualTo(20);
		assertThat(manager.listPool().capacity()).isEqualTo(17 * 30);
	}

	@ParameterizedTest
	@CsvSource({ "intPoolSize, -1, 1, 1", "strPoolSize, 1, -1, 1", "listPoolSize, 1, 1, -1" })
	void negativeSizeIsRefusedByNameAndValue(String name, int intSize, int strSize, int listSize) {
		assertThatIllegalArgumentException().isThrownBy(() -> new MemoryPoolManager(intSize, strSize, listSize))
			.withMessageContaining(name)
			.withMessageContaining("-1");
	}

	@Test
	void builderRefusesNegativeSizesByNameAndValue() {
		MemoryPoolManager.Builder builder = MemoryPoolManager.builder();
		assertThatIllegalArgumentException().isThrownBy(() -> builder.intPoolSize(-2).build())
			.withMessageContainingAll("intPoolSize", "-2");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.strPoolSize(-3).build())
			.withMessageContainingAll("strPoolSize", "-3");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.listPoolSize(-4).build())
			.withMessageContainingAll("listPoolSize", "-4");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.maxStringLength(-5).build())
			.withMessageContainingAll("maxStringLength", "-5");
	}

	@Test
	void sizeZeroIsLegalAndPoolsNothing() {
		MemoryPoolManager manager = new MemoryPoolManager(0, 0, 0);
		assertThat(manager.getInt(1000)).isNotSameAs(manager.getInt(1000));
		String argument = StringPoolTests.copy("a");
		assertThat(manager.getStr(argument)).isSameAs(argument);
		assertThat(manager.releaseList(manager.acquireList(3))).isFalse();
		manager.getStats()
			.pools()
			.values()
			.forEach((stats) -> assertThat(stats.poolSize() + stats.capacity() + stats.hits()).isZero());
		assertThat(manager.getStats().aggregate().totalMisses()).isEqualTo(4);
	}

	@Test
	void stringsUpTo64CharactersArePooledAndLongerOnesAreNot() {
		MemoryPoolManager manager = new MemoryPoolManager();
		String longest = "x".repeat(64);
		assertThat(manager.getStr(longest)).isSameAs(manager.getStr(StringPoolTests.copy(longest)));
		String tooLong = "x".repeat(65);
		manager.getStr(StringPoolTests.copy(tooLong));
		assertThat(manager.getStr(tooLong)).isSameAs(tooLong);
		assertThat(counts(manager, "str")).isEqualTo(new PoolStats(1, 3, 1, 0, 0, 1, 500));
	}

	@Test
	void longestPooledStringIsConfigurable() {
		MemoryPoolManager manager = MemoryPoolManager.builder().maxStringLength(3).build();
		assertThat(manager.getStr("abc")).isSameAs(manager.getStr(StringPoolTests.copy("abc")));
		manager.getStr("abcd");
		String copy = StringPoolTests.copy("abcd");
		assertThat(manager.getStr(copy)).isSameAs(copy);
	}

	@Test
	void everyWayToAskForAStringGivesTheSameInstance() {
		MemoryPoolManager manager = new MemoryPoolManager();
		String canonical = manager.getStr(StringPoolTests.copy("Gull"));
		byte[] utf8 = "Gull".getBytes(StandardCharsets.UTF_8);
		assertThat(manager.getStr("Gull".toCharArray(), 0, 4)).isSameAs(canonical);
		assertThat(manager.getStr(utf8, 0, 4)).isSameAs(canonical);
		assertThat(manager.strPool().get(StringPoolTests.copy("Gull"))).isSameAs(canonical);
		assertThat(stats(manager, "str").hits()).isEqualTo(3);
	}

	@Test
	void smallIntegersAreHitsButNeverInThePool() {
		MemoryPoolManager manager = new MemoryPoolManager();
		for (int i = -128; i <= 256; i++) {
			assertThat(manager.getInt(i)).isEqualTo(i).isSameAs(manager.getInt(i));
		}
		assertThat(counts(manager, "int")).isEqualTo(new PoolStats(770, 0, 0, 0, 0, 0, 1000));
		assertThat(manager.getInt(257)).isSameAs(manager.getInt(257));
		assertThat(manager.getInt(-129)).isSameAs(manager.getInt(-129));
		assertThat(stats(manager, "int").poolSize()).isEqualTo(2);
	}

	@Test
	void nullStringIsRefused() {
		MemoryPoolManager manager = new MemoryPoolManager();
		assertThatNullPointerException().isThrownBy(() -> manager.getStr(TestNulls.nullOf(String.class)));
		assertThat(stats(manager, "str").misses()).isZero();
	}

	@Test
	void negativeListSizeIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new MemoryPoolManager().acquireList(-1))
			.withMessageContaining("-1");
	}

	@Test
	void evictionSparesWhatIsUsedAgainAndAgain() {
		MemoryPoolManager manager = new MemoryPoolManager(3, 3, 3);
		String a = manager.getStr("a");
		String b = manager.getStr("b");
		String c = manager.getStr("c");
		for (int i = 0; i < 5; i++) {
			manager.getStr("a");
			manager.getStr("b");
		}
		manager.getStr("d");
		assertThat(manager.getStr(StringPoolTests.copy("a"))).isSameAs(a);
		assertThat(manager.getStr(StringPoolTests.copy("b"))).isSameAs(b);
		assertThat(manager.getStr(StringPoolTests.copy("c"))).isNotSameAs(c);
	}

	@Test
	void clearPoolDropsWhatOnePoolRetains() {
		MemoryPoolManager manager = new MemoryPoolManager();
		String string = manager.getStr(StringPoolTests.copy("a"));
		Integer integer = manager.getInt(1000);
		manager.clearPool("str");
		assertThat(stats(manager, "str").poolSize()).isZero();
		assertThat(stats(manager, "str").misses()).isEqualTo(1);
		assertThat(manager.getStr(StringPoolTests.copy("a"))).isNotSameAs(string);
		assertThat(manager.getInt(1000)).isSameAs(integer);
	}

	@Test
	void clearAllPoolsDropsEverythingAndCountersGoOn() {
		MemoryPoolManager manager = new MemoryPoolManager();
		manager.getStr("a");
		manager.getInt(1000);
		manager.releaseList(manager.acquireList(3));
		MemoryPoolStats before = manager.getStats();
		assertThat(before.pools().values()).allMatch((stats) -> stats.poolSize() == 1);
		manager.clearAllPools();
		MemoryPoolStats after = manager.getStats();
		assertThat(after.pools().values()).allMatch((stats) -> stats.poolSize() == 0);
		assertThat(after.aggregate()).isEqualTo(before.aggregate());
		assertThat(after.pools().get("list").releases()).isEqualTo(1);
	}

	@Test
	void poolsAreOnAtFirst() {
		MemoryPoolManager manager = new MemoryPoolManager();
		assertThat(List.of("int", "str", "list")).allMatch(manager::isPoolEnabled);
	}

	@Test
	void integerPoolThatIsOffBoxes() {
		MemoryPoolManager manager = new MemoryPoolManager();
		Integer retained = manager.getInt(1000);
		manager.enablePool("int", false);
		assertThat(manager.isPoolEnabled("int")).isFalse();
		assertThat(manager.getInt(1000)).isEqualTo(1000).isNotSameAs(retained).isNotSameAs(manager.getInt(1000));
		manager.enablePool("int", true);
		assertThat(counts(manager, "int")).isEqualTo(new PoolStats(0, 1, 1, 0, 0, 0, 1000));
	}

	@Test
	void stringPoolThatIsOffReturnsItsArgument() {
		MemoryPoolManager manager = new MemoryPoolManager();
		manager.getStr(StringPoolTests.copy("a"));
		manager.enablePool("str", false);
		String argument = StringPoolTests.copy("a");
		assertThat(manager.getStr(argument)).isSameAs(argument);
		assertThat(manager.getStr(new char[] { 'a' }, 0, 1)).isEqualTo("a").isNotSameAs(argument);
		manager.enablePool("str", true);
		assertThat(counts(manager, "str")).isEqualTo(new PoolStats(0, 1, 1, 0, 0, 0, 500));
	}

	@Test
	void listPoolThatIsOffMakesNewListsAndTakesNoneBack() {
		MemoryPoolManager manager = new MemoryPoolManager();
		manager.releaseList(manager.acquireList(3));
		manager.enablePool("list", false);
		PooledList<String> list = manager.acquireList(3);
		assertThat(list).containsExactly(null, null, null);
		assertThat(manager.releaseList(list)).isFalse();
		manager.enablePool("list", true);
		assertThat(counts(manager, "list")).isEqualTo(new PoolStats(0, 1, 1, 1, 0, 0, 1700));
	}

	@Test
	void disabledPoolIsAbsentFromStatisticsAndAggregate() {
		MemoryPoolManager manager = new MemoryPoolManager();
		manager.getStr("a");
		manager.getInt(1000);
		manager.enablePool("str", false);
		MemoryPoolStats stats = manager.getStats();
		assertThat(stats.pools().keySet()).containsExactly("int", "list");
		assertThat(stats.aggregate().totalOperations()).isEqualTo(1);
		assertThat(stats.toMap().keySet()).containsExactly("int_pool", "list_pool", "aggregate");
		assertThat(manager.pools().keySet()).containsExactly("int", "str", "list");
		manager.enablePool("str", true);
		assertThat(manager.getStats().pools().keySet()).containsExactly("int", "str", "list");
		assertThat(manager.getStats().aggregate().totalOperations()).isEqualTo(2);
	}

	@Test
	void switchingAPoolOffTwiceOrOnTwiceChangesNothing() {
		MemoryPoolManager manager = new MemoryPoolManager();
		String retained = manager.getStr("a");
		manager.enablePool("str", true);
		assertThat(manager.getStr(StringPoolTests.copy("a"))).isSameAs(retained);
		manager.enablePool("str", false);
		manager.enablePool("str", false);
		assertThat(manager.isPoolEnabled("str")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "string", "STR", "str_pool", " str" })
	void unknownPoolIsRefusedWithTheKnownNames(String name) {
		MemoryPoolManager manager = MemoryPoolManager.builder().pool("dates", ValuePool.builder().build()).build();
		List<Runnable> calls = List.of(() -> manager.clearPool(name), () -> manager.enablePool(name, false),
				() -> manager.isPoolEnabled(name));
		for (Runnable call : calls) {
			assertThatIllegalArgumentException().isThrownBy(call::run)
				.withMessageContainingAll("'" + name + "'", "int", "str", "list", "dates");
		}
	}

	@Test
	void statisticsAreASnapshot() {
		MemoryPoolManager manager = new MemoryPoolManager();
		MemoryPoolStats before = manager.getStats();
		manager.getStr("a");
		assertThat(before.aggregate().totalOperations()).isZero();
		assertThat(before.pools().get("str")).isEqualTo(new PoolStats(0, 0, 0, 0, 0, 0, 500));
	}

	@Test
	void managersShareNothingButSmallIntegers() {
		MemoryPoolManager one = new MemoryPoolManager();
		MemoryPoolManager other = new MemoryPoolManager();
		assertThat(one.getStr(StringPoolTests.copy("a"))).isNotSameAs(other.getStr(StringPoolTests.copy("a")));
		assertThat(one.getInt(1000)).isNotSameAs(other.getInt(1000));
		assertThat(one.getInt(200)).isSameAs(other.getInt(200));
		assertThat(stats(one, "str").misses()).isEqualTo(1);
	}

	@Test
	void firstValueOfATypeMakesItsPool() {
		MemoryPoolManager manager = new MemoryPoolManager();
		List<String> registered = new ArrayList<>();
		manager.addClearListener(new ClearListener() {

			@Override
			public void onClear(String pool, ClearCause cause) {
			}

			@Override
			public void onRegister(String name, Pool pool) {
				registered.add(name);
			}

		});
		LocalDate date = manager.getValue(LocalDate.of(1994, 8, 3));
		assertThat(manager.getValue(LocalDate.of(1994, 8, 3))).isSameAs(date);
		assertThat(registered).containsExactly("localdate");
		assertThat(manager.pool("localdate").stats().hits()).isEqualTo(1);
		assertThat(manager.pool("localdate").capacity()).isEqualTo(1000);
		manager.clearAllPools();
		assertThat(manager.getValue(LocalDate.of(1994, 8, 3))).isNotSameAs(date);
	}

	@Test
	void valuesOfOtherTypesAreLeftAlone() {
		MemoryPoolManager manager = new MemoryPoolManager();
		Object value = new Object();
		assertThat(manager.getValue(value)).isSameAs(value);
		assertThat(manager.pools()).hasSize(3);
	}

	@Test
	void poolOfValuesIsOffWhenAllOthersAre() {
		MemoryPoolManager manager = new MemoryPoolManager();
		manager.pools().keySet().forEach((name) -> manager.enablePool(name, false));
		LocalDate date = manager.getValue(LocalDate.of(1994, 8, 3));
		assertThat(manager.getValue(LocalDate.of(1994, 8, 3))).isNotSameAs(date);
		assertThat(manager.isPoolEnabled("localdate")).isFalse();
	}

	@Test
	void poolOfValuesGivesWayToANameThatIsTaken() {
		MemoryPoolManager manager = MemoryPoolManager.builder().pool("localdate", new StringPool()).build();
		manager.getValue(LocalDate.of(1994, 8, 3));
		assertThat(manager.pool("java.time.LocalDate").stats().poolSize()).isEqualTo(1);
	}

	@Test
	void valuesComeFromThePoolThatIsSet() {
		MemoryPoolManager manager = new MemoryPoolManager();
		ValuePool<LocalDate> dates = ValuePool.<LocalDate>builder().maxSize(7).build();
		manager.useValuePool(LocalDate.class, dates);
		LocalDate date = dates.get(LocalDate.of(1994, 8, 3));
		assertThat(manager.getValue(LocalDate.of(1994, 8, 3))).isSameAs(date);
		assertThat(manager.pools()).hasSize(3);
	}

	@Test
	void poolForAnotherTypeIsRefusedWithThoseThatThereAre() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new MemoryPoolManager().useValuePool(Object.class, ValuePool.builder().build()))
			.withMessageContaining("java.lang.Object")
			.withMessageContaining("Instant, Integer, LocalDate");
	}

	@Test
	void viewOfThePoolsCannotBeChanged() {
		Map<String, Pool> pools = new MemoryPoolManager().pools();
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(pools::clear);
	}

	/** Without the bytes saved, which depend on the JVM. */
	private static PoolStats counts(MemoryPoolManager manager, String name) {
		return IntegerPoolTests.counts(stats(manager, name));
	}

	private static PoolStats stats(MemoryPoolManager manager, String name) {
		PoolStats stats = manager.getStats().pools().get(name);
		assertThat(stats).as(name).isNotNull();
		return stats;
	}

}
