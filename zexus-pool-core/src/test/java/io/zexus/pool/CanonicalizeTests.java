package io.zexus.pool;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.zexus.pool.internal.table.ObjectLayout;
import io.zexus.pool.internal.table.StringContent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.GraphStats;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalizeTests {

	private final MemoryPoolManager pools = new MemoryPoolManager();

	/** The pooled instance of {@code "Ohio"}. */
	private final String ohio = this.pools.getStr(copy("Ohio"));

	@Test
	void valuesThatAreScalarsArePooled() {
		assertThat(this.pools.canonicalize(copy("Ohio"))).isSameAs(this.ohio);
		Integer number = this.pools.getInt(70_000);
		assertThat(this.pools.canonicalize(Integer.valueOf(70_000))).isSameAs(number);
		Long big = this.pools.getLong(70_000L);
		assertThat(this.pools.canonicalize(Long.valueOf(70_000L))).isSameAs(big);
		assertThat(this.pools.<@Nullable Object>canonicalize(null)).isNull();
		Object other = new Object();
		assertThat(this.pools.canonicalize(other)).isSameAs(other);
	}

	@ParameterizedTest
	@MethodSource("copies")
	void valuesOfOtherTypesHavePoolsOfTheirOwn(Supplier<Object> copy) {
		Object first = copy.get();
		Typed one = this.pools.canonicalize(new Typed(first, List.of(copy.get()), copy.get()));
		Typed two = this.pools.canonicalize(new Typed(copy.get(), List.of(copy.get()), copy.get()));
		assertThat(one.value).isSameAs(first).isSameAs(one.list.get(0));
		assertThat(two.value).isSameAs(first).isSameAs(two.list.get(0));
		assertThat(two.unmarked).isEqualTo(first);
		String name = first.getClass().getSimpleName().toLowerCase(Locale.ROOT);
		PoolStats stats = this.pools.pool(name).stats();
		assertThat(stats.hits()).isEqualTo(3);
		assertThat(stats.misses()).isEqualTo(1);
		DoorStats door = this.pools.doors().get(0);
		assertThat(door.lookups()).isEqualTo(4);
		assertThat(door.savedBytes()).isEqualTo(stats.savedBytes());
		if (!(first instanceof Currency)) {
			assertThat(two.unmarked).isNotSameAs(first);
			assertThat(stats.savedBytes()).isEqualTo(3 * footprint(copy.get()));
		}
	}

	/** Of what a locale refers to, all locales have the same. */
	private static long footprint(Object value) {
		return (value instanceof Locale) ? ClassLayout.parseInstance(value).instanceSize()
				: GraphStats.parseInstance(value).totalSize();
	}

	private static Stream<Supplier<Object>> copies() {
		return Stream.of(() -> LocalDate.of(1994, 8, 3), () -> new UUID(1, 2), () -> new BigDecimal("1.50"),
				() -> new BigDecimal("123456789012345678901234567890.5"),
				() -> new BigInteger("123456789012345678901234567890"), () -> Instant.ofEpochSecond(1, 2),
				() -> Double.valueOf("1.5"),
				() -> new Locale.Builder().setLanguage("de").setRegion("AT").build().clone(),
				() -> Currency.getInstance("EUR"));
	}

	@Test
	void unsupportedTypesAreNamedOnceWithThoseThatAreSupported() {
		List<String> lines = new ArrayList<>();
		Handler handler = new Handler() {

			@Override
			public void publish(LogRecord line) {
				lines.add(line.getMessage());
			}

			@Override
			public void flush() {
			}

			@Override
			public void close() {
			}

		};
		Logger logger = Logger.getLogger("io.zexus.pool.Pooled");
		logger.addHandler(handler);
		try {
			this.pools.canonicalize(new Unsupported(LocalTime.NOON, List.of(LocalTime.NOON), 1, DayOfWeek.MONDAY));
		}
		finally {
			logger.removeHandler(handler);
		}
		assertThat(lines).hasSize(2);
		assertThat(lines.get(0))
			.startsWith("@Pooled has no effect on io.zexus.pool.CanonicalizeTests$Unsupported.time: "
					+ "values of java.time.LocalTime are not pooled. Those of BigDecimal, ");
		assertThat(lines.get(1)).contains("$Unsupported.number: values of int are not pooled.");
	}

	private record Unsupported(@Pooled LocalTime time, @Pooled List<LocalTime> times, @Pooled int number,
			@Pooled DayOfWeek day) {
	}

	@Test
	void decimalsOfAnotherScaleAreOthers() {
		BigDecimal one = this.pools.canonicalize(new BigDecimal("1.0"));
		BigDecimal other = new BigDecimal("1.00");
		assertThat(this.pools.canonicalize(other)).isSameAs(other);
		assertThat(this.pools.canonicalize(new BigDecimal("1.0"))).isSameAs(one);
		Double zero = this.pools.canonicalize(Double.valueOf(0.0));
		Double negative = Double.valueOf(-0.0);
		assertThat(this.pools.canonicalize(negative)).isSameAs(negative).isNotSameAs(zero);
	}

	@Test
	void aSubclassIsNoValueOfItsSuperclass() {
		this.pools.canonicalize(new BigDecimal("1.5"));
		BigDecimal amount = new BigDecimal("1.5") {
		};
		assertThat(this.pools.canonicalize(amount)).isSameAs(amount);
		assertThat(this.pools.pool("bigdecimal").stats().misses()).isEqualTo(1);
	}

	@Test
	void recordIsMadeAnewWhenSomethingChanged() {
		Strike strike = new Strike(copy("Ohio"), copy("kept"), 70_000, 1.5);
		Strike canonical = this.pools.canonicalize(strike);
		assertThat(canonical).isEqualTo(strike).isNotSameAs(strike);
		assertThat(canonical.state).isSameAs(this.ohio);
		assertThat(canonical.remark).isSameAs(strike.remark);
		assertThat(this.pools.canonicalize(canonical)).isSameAs(canonical);
	}

	@Test
	void recordsWithinOthersAreFoundByTheirDeclaration() {
		Page<Batch> page = new Page<>(List.of(new Batch(new Strike[] { strike() }, Map.of("a", List.of(strike())))), 1);
		Page<Batch> canonical = this.pools.canonicalize(page);
		assertThat(canonical.content.get(0).strikes[0].state).isSameAs(this.ohio);
		assertThat(canonical.content.get(0).byKey.get("a").get(0).state()).isSameAs(this.ohio);
		assertThat(canonical.content.get(0).byKey).isEqualTo(page.content.get(0).byKey);
	}

	@Test
	void valuesOfDeclarationsThatDoNotTellAreFollowedToAnnotatedClasses() {
		Any any = new Any(strike(), copy("Ohio"), new Plain(copy("Ohio")));
		Any canonical = this.pools.canonicalize(any);
		assertThat(((Strike) canonical.one).state).isSameAs(this.ohio);
		assertThat(canonical.two).isSameAs(any.two);
		assertThat(canonical.three).isSameAs(any.three);
	}

	@Test
	void beanKeepsItsIdentityAndGetsPooledValues() {
		Bird bird = new Bird(copy("Ohio"));
		bird.state = copy("Ohio");
		bird.secret = copy("Ohio");
		bird.byGetter = copy("Ohio");
		bird.bySetter = copy("Ohio");
		bird.tags = new ArrayList<>(List.of(copy("Ohio")));
		bird.inherited = copy("Ohio");
		bird.mate = bird;
		String secret = bird.secret;
		assertThat(this.pools.canonicalize(bird)).isSameAs(bird);
		assertThat(Stream.of(bird.state, bird.byGetter, bird.bySetter, bird.tags.get(0), bird.inherited))
			.allMatch((value) -> value == this.ohio);
		assertThat(bird.secret).isSameAs(secret);
		assertThat(bird.fixed).isEqualTo("Ohio").isNotSameAs(this.ohio);
	}

	@Test
	void pooledFalseKeepsAPropertyOut() {
		Excluded value = new Excluded(copy("Ohio"), List.of(strike()));
		assertThat(this.pools.canonicalize(value)).isSameAs(value);
	}

	@Test
	void pooledContainersArePooledWithKeys() {
		Containing value = new Containing(List.of(copy("Ohio")), Map.of(copy("Ohio"), copy("Ohio")),
				Set.of(copy("Ohio")), new String[] { copy("Ohio") }, Optional.of(copy("Ohio")));
		Containing canonical = this.pools.canonicalize(value);
		assertThat(canonical.list.get(0)).isSameAs(this.ohio);
		assertThat(canonical.map.entrySet().iterator().next().getKey()).isSameAs(this.ohio);
		assertThat(canonical.map.get("Ohio")).isSameAs(this.ohio);
		assertThat(canonical.set.iterator().next()).isSameAs(this.ohio);
		assertThat(canonical.array[0]).isSameAs(this.ohio);
		assertThat(canonical.optional).containsSame(this.ohio);
	}

	static Stream<Object> containers() {
		List<@Nullable String> nulls = new ArrayList<>(Arrays.asList(null, copy("Ohio")));
		Map<String, String> accessed = new LinkedHashMap<>(16, 0.75f, true);
		accessed.put("z", copy("Ohio"));
		accessed.put("a", copy("Ohio"));
		Map<String, String> caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		caseless.put("A", copy("Ohio"));
		return Stream.of(List.of(), List.of(copy("Ohio")), List.of(copy("Ohio"), "b", "c"),
				Stream.of(copy("Ohio"), "b", null).toList(), Collections.unmodifiableList(nulls), nulls,
				Arrays.asList(copy("Ohio"), copy("Ohio")), Collections.singletonList(copy("Ohio")),
				Collections.singleton(copy("Ohio")), Collections.singletonMap(copy("Ohio"), copy("Ohio")),
				Set.of(copy("Ohio")), Set.of("b", copy("Ohio")), many(), Map.of("a", copy("Ohio")),
				Map.of("a", copy("Ohio"), "b", copy("Ohio"), copy("Ohio"), "c"),
				new HashMap<>(Map.of("a", copy("Ohio"))), accessed, caseless, new HashSet<>(Set.of(copy("Ohio"))),
				Optional.empty());
	}

	private static Set<String> many() {
		return Set.of(IntStream.range(0, 100).mapToObj((i) -> copy("Ohio " + i)).toArray(String[]::new));
	}

	@ParameterizedTest
	@MethodSource("containers")
	void containersStayWhatTheyAre(Object container) {
		List<Object> before = elements(container);
		Object canonical = this.pools.canonicalize(container);
		assertThat(canonical).isEqualTo(container).hasSameClassAs(container).hasToString(container.toString());
		assertThat(canonical.hashCode()).isEqualTo(container.hashCode());
		assertThat(elements(canonical)).isEqualTo(before);
		assertThat(this.pools.canonicalize(canonical)).isSameAs(canonical);
		if (canonical instanceof List<?> list) {
			assertThat(throwsForNull(list)).isEqualTo(throwsForNull((List<?>) container));
			assertThat(elements(list)).filteredOn("Ohio"::equals).allMatch((element) -> element == this.ohio);
		}
	}

	@Test
	void lookingAtAMapInTheOrderOfAccessIsNoAccess() {
		Map<String, String> map = new LinkedHashMap<>(16, 0.75f, true);
		map.put("a", copy("Ohio"));
		map.put("b", "x");
		this.pools.canonicalize(map);
		assertThat(map).containsExactly(Map.entry("a", "Ohio"), Map.entry("b", "x"));
		assertThat(map.values().iterator().next()).isSameAs(this.ohio);
	}

	@Test
	void whatIsSharedStaysShared() {
		Strike strike = strike();
		List<Strike> canonical = this.pools.canonicalize(List.of(strike, strike, strike()));
		assertThat(canonical.get(0)).isSameAs(canonical.get(1)).isNotSameAs(canonical.get(2));
	}

	@Test
	void recordWhoseConstructorChangesOrRejectsStaysAsItIs() {
		Shouting shouting = new Shouting(copy("Ohio"), 0);
		assertThat(this.pools.canonicalize(shouting)).isSameAs(shouting);
		Once once = new Once(copy("Ohio"));
		assertThat(this.pools.canonicalize(once)).isSameAs(once);
	}

	@Test
	void recordWhoseConstructorCopiesIsMadeAnew() {
		Copying copying = new Copying(new ArrayList<>(List.of(copy("Ohio"))));
		assertThat(this.pools.canonicalize(copying)).isEqualTo(copying);
		assertThat(this.pools.canonicalize(copying).names.get(0)).isSameAs(this.ohio);
	}

	@Test
	void endlessNestingEnds() {
		Object nested = List.of(copy("Ohio"));
		for (int i = 0; i < 100_000; i++) {
			nested = new Object[] { nested };
		}
		assertThat(this.pools.canonicalize(nested)).isSameAs(nested);
		List<Object> circle = new ArrayList<>();
		circle.add(circle);
		circle.add(copy("Ohio"));
		assertThat(this.pools.canonicalize(circle).get(1)).isSameAs(this.ohio);
	}

	@Test
	void classesThatReferToUnannotatedOnesAreNotWalked() {
		assertThat(ClassPlan.of(Plain.class).annotated).isFalse();
		assertThat(ClassPlan.of(Thread.class).members).isEmpty();
		assertThat(ClassPlan.of(MemoryPoolManager.class).annotated).isFalse();
	}

	@Test
	void savingsCount() {
		Door door = this.pools.door("cache", "strikes");
		door.canonicalize(List.of(strike(), strike(), strike()));
		assertThat(door.stats().lookups()).isEqualTo(6);
		assertThat(door.stats().savedBytes()).isEqualTo(3 * StringContent.footprint("Ohio") + 2 * ObjectLayout.INTEGER);
		this.pools.canonicalize(copy("Ohio"));
		assertThat(this.pools.doors()).filteredOn((row) -> row.door().equals("canonicalize"))
			.singleElement()
			.satisfies((row) -> assertThat(row.lookups()).isEqualTo(1));
	}

	private static Strike strike() {
		return new Strike(copy("Ohio"), copy("remark"), Integer.valueOf(70_000), 1.5);
	}

	private static boolean throwsForNull(List<?> list) {
		try {
			list.contains(null);
			return false;
		}
		catch (NullPointerException ex) {
			return true;
		}
	}

	private static List<Object> elements(Object container) {
		if (container instanceof Map<?, ?> map) {
			return new ArrayList<>(map.entrySet());
		}
		return (container instanceof Optional<?>) ? List.of() : new ArrayList<>((java.util.Collection<?>) container);
	}

	private static String copy(String value) {
		return new String(value.toCharArray());
	}

	record Typed(@Pooled Object value, @Pooled List<Object> list, Object unmarked) {
	}

	record Strike(@Pooled String state, String remark, @Pooled Integer cost, double speed) {
	}

	record Batch(Strike[] strikes, Map<String, List<? extends Strike>> byKey) {
	}

	record Page<T>(List<T> content, int number) {
	}

	record Plain(String state) {
	}

	record Any(Object one, Object two, Plain three) {
	}

	record Excluded(@Pooled(false) String state, @Pooled(false) List<Strike> strikes) {
	}

	record Containing(@Pooled List<String> list, @Pooled Map<String, String> map, @Pooled Set<String> set,
			@Pooled String[] array, @Pooled Optional<String> optional) {
	}

	record Shouting(@Pooled String state, int made) {

		Shouting {
			made++;
		}

	}

	/** Can be made with one instance of a string only. */
	static final class Instances {

		static final List<String> SEEN = new ArrayList<>();

	}

	record Once(@Pooled String state) {

		Once {
			if (!Instances.SEEN.isEmpty() && Instances.SEEN.get(0) != state) {
				throw new IllegalStateException(state.toLowerCase(Locale.ROOT));
			}
			Instances.SEEN.add(state);
		}

	}

	record Copying(@Pooled List<String> names) {

		Copying {
			names = List.copyOf(names);
		}

	}

	static class Animal {

		@Pooled
		@Nullable String inherited;

	}

	static final class Bird extends Animal {

		@Pooled
		final String fixed;

		@Pooled
		@Nullable String state;

		@Nullable String secret;

		@Nullable String byGetter;

		@Nullable String bySetter;

		@Pooled
		List<String> tags = List.of();

		@Nullable Bird mate;

		Bird(String fixed) {
			this.fixed = fixed;
		}

		@Pooled
		String getByGetter() {
			return Objects.requireNonNull(this.byGetter);
		}

		void setBySetter(@Pooled String value) {
			this.bySetter = value;
		}

	}

}
