package io.zexus.pool.learning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolStats;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.PropertyStats;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

/** What a governor learns, and what it does then. */
class GovernorTests {

	private final MemoryPoolManager pools = new MemoryPoolManager(1000, 1000, 0);

	private final Governor governor = governor(PoolingMode.AUTO);

	private final Random random = new Random(42);

	private Governor governor(PoolingMode mode) {
		Governor governor = Governor.builder(this.pools).mode(mode).build();
		governor.declare(GovernorTests.class, List.of("state", "id", "number"), List.of(), false);
		return governor;
	}

	private static String named(String name) {
		return GovernorTests.class.getName() + '.' + name;
	}

	@Test
	void poolsFewValuesThatRepeat() {
		decode("state", 10_000, this::state);
		PropertyStats stats = stats("state");
		assertThat(stats.pooled()).isTrue();
		assertThat(stats.lookups()).isEqualTo(10_000);
		assertThat(stats.repeatRate()).isGreaterThan(75);
		assertThat(stats.distinctEstimate()).isBetween(40L, 60L);
		PoolStats pool = this.pools.strPool().stats();
		assertThat(pool.poolSize()).isEqualTo(50);
		assertThat(stats.savedBytes()).isEqualTo(pool.savedBytes());
		assertThat(stats.hitRate()).isEqualTo(pool.hitRate());
	}

	@Test
	void poolsManyValuesThatFitThePool() {
		decode("state", 10_000, (i) -> "airport " + this.random.nextInt(300));
		assertThat(stats("state").pooled()).isTrue();
	}

	@Test
	void retainsNothingOfValuesThatDoNotRepeat() {
		decode("id", 100_000, this::unique);
		assertThat(stats("id").pooled()).isFalse();
		PoolStats pool = this.pools.strPool().stats();
		assertThat(pool.poolSize()).isZero();
		assertThat(pool.misses()).isZero();
	}

	@Test
	void tellsNoRateUntilItKnowsOne() {
		decode("state", 200, this::state);
		assertThat(stats("state").hitRate()).isNull();
		assertThat(stats("state").repeatRate()).isNull();
		assertThat(stats("state").pooled()).isFalse();
	}

	@Test
	void looksAtFewOfTheValuesThatDoNotRepeat() {
		int wanted = decode("id", 1_000_000, this::unique);
		assertThat(wanted).isLessThan(20_000);
	}

	@Test
	void claimsNothingWhileThePoolIsOff() {
		decode("state", 10_000, this::state);
		long saved = stats("state").savedBytes();
		this.pools.enablePool("str", false);
		decode("state", 10_000, this::state);
		assertThat(stats("state").pooled()).isFalse();
		assertThat(stats("state").savedBytes()).isEqualTo(saved);
		this.pools.enablePool("str", true);
		decode("state", 10_000, this::state);
		assertThat(stats("state").pooled()).isTrue();
		assertThat(stats("state").savedBytes()).isGreaterThan(saved)
			.isEqualTo(this.pools.strPool().stats().savedBytes());
	}

	@Test
	void claimsWhatAThrashingPoolSaved() {
		MemoryPoolManager small = new MemoryPoolManager(0, 10, 0);
		Governor all = Governor.builder(small).mode(PoolingMode.ALL).build();
		all.declare(GovernorTests.class, List.of("state"), List.of(), false);
		decode(all, "state", 100_000, (i) -> "state " + i % 200);
		assertThat(all.properties("str")).singleElement().satisfies((stats) -> {
			assertThat(stats.savedBytes()).isEqualTo(small.strPool().stats().savedBytes());
			assertThat(stats.hitRate()).isEqualTo(small.strPool().stats().hitRate());
		});
	}

	@Test
	void judgesByTheValuesThatAreShortEnough() {
		String tooLong = "x".repeat(this.pools.strPool().maxLength());
		decode("state", 100_000, (i) -> (this.random.nextInt(3) > 0) ? tooLong + i : "b" + this.random.nextInt(10));
		assertThat(stats("state").pooled()).isTrue();
		decode("id", 100_000, (i) -> tooLong + this.random.nextInt(10));
		assertThat(stats("id").pooled()).isFalse();
		assertThat(stats("id").savedBytes()).isZero();
	}

	@Test
	void countsNoIntegerThatTheJvmSharesAnyway() {
		numbers(10_000, (i) -> i % 2 == 0 ? i % 100 : 1_000_000 + this.random.nextInt(755));
		PropertyStats numbers = this.governor.properties("int").get(0);
		assertThat(numbers.lookups()).isEqualTo(5000);
		assertThat(numbers.pooled()).isFalse();
		numbers(100_000, (i) -> i % 2 == 0 ? i % 100 : 1_000_000 + this.random.nextInt(400));
		assertThat(this.governor.properties("int").get(0).pooled()).isTrue();
		assertThat(this.pools.intPool().stats().savedBytes())
			.isEqualTo(this.governor.properties("int").get(0).savedBytes());
		numbers(100_000, (i) -> i % 100);
		assertThat(this.governor.properties("int").get(0).lookups()).isEqualTo(55_000);
	}

	@Test
	void learnsThatValuesHaveChanged() {
		decode("id", 50_000, this::unique);
		assertThat(stats("id").pooled()).isFalse();
		decode("id", 50_000, this::state);
		assertThat(stats("id").pooled()).isTrue();
		decode("id", 100_000, this::unique);
		assertThat(stats("id").pooled()).isFalse();
	}

	@Test
	void keepsValuesThatSeldomRepeatFromPushingOthersOutOfAFullPool() {
		Governor all = governor(PoolingMode.ALL);
		decode(all, "id", 900, this::unique);
		assertThat(this.pools.strPool().stats().allocations()).isEqualTo(900);
		decode(all, "id", 100_000, this::unique);
		assertThat(this.pools.strPool().stats().allocations()).isBetween(1000L, 5000L);
	}

	@Test
	void countsTheValuesOfAllThreadsExactly() throws InterruptedException {
		List<Thread> threads = IntStream.range(0, 10)
			.mapToObj((i) -> new Thread(() -> decode("state", 10_000, (j) -> "state " + j % 50)))
			.toList();
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		PropertyStats stats = stats("state");
		assertThat(stats.lookups()).isEqualTo(100_000);
		assertThat(stats.savedBytes()).isEqualTo(this.pools.strPool().stats().savedBytes());
	}

	@Test
	void tellsAllThreadsWhatOneHasLearnt() throws InterruptedException {
		Thread other = new Thread(() -> decode("state", 1000, this::state));
		other.start();
		other.join();
		assertThat(decode("state", 1, this::state)).isOne();
	}

	@Test
	void keepsABoundedNumberOfNames() {
		for (int twice = 0; twice < 2; twice++) {
			for (int i = 0; i < 100_000; i++) {
				decode("key " + i / 2, 1, this::state);
			}
		}
		assertThat(this.governor.properties("str")).singleElement()
			.satisfies((stats) -> assertThat(stats.name()).isEqualTo("*"));
		decode("state", 2000, this::state);
		assertThat(stats("state").pooled()).isTrue();
	}

	@Test
	void learnsOfNamesThatComeOnceTogether() {
		within((decoder) -> {
			for (int i = 0; i < 10_000; i++) {
				pass(decoder.gate(0, "key " + i, 0), "value " + i % 10);
			}
			return null;
		});
		PropertyStats stats = this.governor.properties("str").get(0);
		assertThat(stats.name()).isEqualTo("*");
		assertThat(stats.pooled()).isTrue();
	}

	@Test
	void showsNoNameThatCameWithADocument() {
		decode("4111 1111 1111 1111", 5000, this::state);
		within((decoder) -> {
			decoder.enterObject(1, "jane@example.com");
			for (int i = 0; i < 5000; i++) {
				pass(decoder.gate(1, "state", 0), "value " + i % 10);
				pass(decoder.gate(1, "other name", 0), "value " + i % 10);
			}
			return null;
		});
		assertThat(this.governor.properties("str").toString()).doesNotContain("4111", "jane", "value 1", "other name");
		assertThat(this.governor.properties("str")).extracting(PropertyStats::name)
			.containsExactlyInAnyOrder("*", "*.*", named("state"));
	}

	@Test
	void leavesAloneWhateverIsBelowASecret() {
		within((decoder) -> {
			assertThat(decoder.gate(0, "password", 0)).isNull();
			decoder.enterObject(1, "password");
			assertThat(decoder.gate(1, "state", 0)).isNull();
			decoder.enterArray(2, "list");
			assertThat(decoder.gate(2, null, 0)).isNull();
			decoder.enterObject(3, null);
			assertThat(decoder.gate(3, "state", 0)).isNull();
			decoder.enterObject(1, "other");
			assertThat(decoder.gate(1, "state", 0)).isNotNull();
			decoder.enterArray(1, "clientSecrets");
			assertThat(decoder.gate(1, null, 0)).isNull();
			return null;
		});
	}

	@Test
	void leavesAloneWhatAClassCallsASecret() {
		this.governor.declare(GovernorTests.class, List.of("x"), List.of("password"), false);
		this.governor.declare(GovernorTests.class, List.of("y", "secret"), List.of("y"), false);
		this.governor.declare(GovernorTests.class, List.of("z"), List.of("token"), true);
		within((decoder) -> {
			assertThat(decoder.gate(0, "x", 0)).isNull();
			assertThat(decoder.gate(0, "y", 0)).isNull();
			assertThat(decoder.gate(0, "z", 0)).isNotNull();
			return null;
		});
	}

	@Test
	void tellsColumnsApart() {
		within((decoder) -> {
			decoder.enterArray(1, null);
			for (int i = 0; i < 5000; i++) {
				decoder.enterArray(2, null);
				pass(decoder.gate(2, null, 0), unique(i));
				pass(decoder.gate(2, null, 1), state(i));
			}
			return null;
		});
		within((decoder) -> {
			decoder.enterArray(1, null);
			decoder.enterArray(2, null);
			assertThat(decoder.gate(2, null, 0).wants()).isFalse();
			assertThat(decoder.gate(2, null, 1).wants()).isTrue();
			return null;
		});
	}

	@Test
	void lendsADecoderToOneParserAtATime() {
		Set<Decoder> lent = new HashSet<>();
		List<Object> parsers = new ArrayList<>();
		Decoder decoder;
		for (int i = 0; i < 64; i++) {
			parsers.add(new Object());
			assertThat(lent.add(this.governor.acquire(parsers.get(i)))).isTrue();
		}
		assertThat(this.governor.acquire(this)).isNull();
		decoder = lent.iterator().next();
		decoder.release();
		assertThat(this.governor.acquire(this)).isSameAs(decoder);
	}

	@Test
	void getsBackTheDecodersOfParsersThatAreGarbage() {
		for (int i = 0; i < 64; i++) {
			this.governor.acquire(new Object());
		}
		Decoder decoder = null;
		for (int i = 0; i < 50 && decoder == null; i++) {
			System.gc();
			decoder = this.governor.acquire(this);
		}
		assertThat(decoder).isNotNull();
	}

	@Test
	void onlyObservesInModeAnnotatedWhenToldTo() {
		assertThat(governor(PoolingMode.ANNOTATED).looksAtAll()).isFalse();
		Governor observer = Governor.builder(this.pools).mode(PoolingMode.ANNOTATED).observe(true).build();
		observer.declare(GovernorTests.class, List.of("state"), List.of(), false);
		decode(observer, "state", 10_000, this::state);
		assertThat(observer.properties("str")).singleElement().satisfies((stats) -> {
			assertThat(stats.repeatRate()).isGreaterThan(75);
			assertThat(stats.pooled()).isFalse();
			assertThat(stats.hitRate()).isNull();
			assertThat(stats.savedBytes()).isZero();
		});
		assertThat(this.pools.strPool().stats().misses()).isZero();
		long savable = observer.properties("str").get(0).savableBytes();
		decode("state", 10_000, this::state);
		assertThat(savable).isCloseTo(stats("state").savedBytes(), withPercentage(15));
	}

	private String state(int i) {
		return "state " + this.random.nextInt(50);
	}

	private String unique(int i) {
		return new UUID(this.random.nextLong(), this.random.nextLong()).toString();
	}

	private int decode(String name, int count, IntFunction<String> values) {
		return decode(this.governor, name, count, values);
	}

	/** Returns how many values the governor wanted to see. */
	private int decode(Governor governor, String name, int count, IntFunction<String> values) {
		Decoder decoder = governor.acquire(this);
		int wanted = 0;
		for (int i = 0; i < count; i++) {
			wanted += pass(decoder.gate(0, name, 0), values.apply(i)) ? 1 : 0;
		}
		decoder.release();
		return wanted;
	}

	private void numbers(int count, IntFunction<Integer> values) {
		within((decoder) -> {
			for (int i = 0; i < count; i++) {
				Integer value = values.apply(i);
				assertThat(decoder.number(value, 0, "number", 0)).isEqualTo(value);
			}
			return null;
		});
	}

	private void within(Function<Decoder, @Nullable Object> work) {
		Decoder decoder = this.governor.acquire(this);
		try {
			work.apply(decoder);
		}
		finally {
			decoder.release();
		}
	}

	private static boolean pass(@Nullable Gate gate, String value) {
		if (gate == null || !gate.wants()) {
			return false;
		}
		assertThat(gate.get(value)).isEqualTo(value);
		return true;
	}

	private PropertyStats stats(String name) {
		return this.governor.properties("str")
			.stream()
			.filter((stats) -> stats.name().equals(named(name)))
			.findFirst()
			.orElseThrow();
	}

}
