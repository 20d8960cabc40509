package io.zexus.pool.learning;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import com.sun.management.ThreadMXBean;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolStats;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.PropertyStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What a governor learns, and what it does then. */
class GovernorTests {

	private final MemoryPoolManager pools = new MemoryPoolManager(1000, 1000, 0);

	private final Governor governor = Governor.builder(this.pools).mode(PoolingMode.AUTO).build();

	private final Random random = new Random(42);

	@Test
	void poolsFewValuesThatRepeat() {
		PropertyStats stats = decode("state", 10_000, () -> "state " + this.random.nextInt(50));
		assertThat(stats.pooled()).isTrue();
		assertThat(stats.lookups()).isEqualTo(10_000);
		assertThat(stats.hitRate()).isGreaterThan(75);
		assertThat(stats.distinctEstimate()).isBetween(40L, 60L);
		PoolStats pool = this.pools.strPool().stats();
		assertThat(pool.poolSize()).isEqualTo(50);
		assertThat((double) stats.savedBytes()).isCloseTo(pool.savedBytes(), within(0.3 * pool.savedBytes()));
	}

	@Test
	void poolsManyValuesThatFitThePool() {
		assertThat(decode("airport", 10_000, () -> "airport " + this.random.nextInt(300)).pooled()).isTrue();
	}

	@Test
	void retainsNothingOfValuesThatDoNotRepeat() {
		assertThat(decode("uuid", 100_000, () -> UUID.randomUUID().toString()).pooled()).isFalse();
		assertThat(decode("coordinate", 100_000, () -> Double.toString(90 * this.random.nextDouble())).pooled())
			.isFalse();
		assertThat(decode("text", 100_000, () -> Long.toString(this.random.nextLong(), 36)).pooled()).isFalse();
		assertThat(this.pools.strPool().stats().poolSize()).isZero();
		assertThat(this.pools.strPool().stats().misses()).isZero();
	}

	@Test
	void looksAtFewOfTheValuesThatDoNotRepeat() {
		PropertyPool property = property("uuid");
		int wanted = 0;
		for (int i = 0; i < 1_000_000; i++) {
			if (property.wants()) {
				property.get(UUID.randomUUID().toString());
				wanted++;
			}
		}
		assertThat(wanted).isLessThan(20_000);
	}

	@Test
	void judgesByTheValuesThatAreShortEnough() {
		String tooLong = "x".repeat(this.pools.strPool().maxLength());
		PropertyStats some = decode("some", 100_000,
				() -> (this.random.nextInt(3) > 0) ? tooLong + this.random.nextInt() : "b" + this.random.nextInt(10));
		assertThat(some.pooled()).isTrue();
		assertThat(some.hitRate()).isGreaterThan(75);
		PropertyStats all = decode("all", 100_000, () -> tooLong + this.random.nextInt(10));
		assertThat(all.pooled()).isFalse();
		assertThat(all.hitRate()).isZero();
		PoolStats pool = this.pools.strPool().stats();
		assertThat((double) some.savedBytes()).isCloseTo(pool.savedBytes(), within(0.3 * pool.savedBytes()));
	}

	@Test
	void judgesNumbersByThePoolOfNumbers() {
		MemoryPoolManager pools = new MemoryPoolManager(10_000, 10, 0);
		PropertyPool property = Governor.builder(pools)
			.mode(PoolingMode.AUTO)
			.build()
			.property("int", GovernorTests.class, "number", null)
			.mine();
		for (int i = 0; i < 10_000; i++) {
			if (property.wants()) {
				property.get(1_000_000 + this.random.nextInt(1000));
			}
		}
		assertThat(pools.intPool().stats().poolSize()).isGreaterThan(900);
	}

	@Test
	void keepsValuesThatSeldomRepeatFromPushingOthersOutOfAFullPool() {
		Governor all = Governor.builder(this.pools).mode(PoolingMode.ALL).build();
		PropertyPool id = all.property("str", GovernorTests.class, "id", null).mine();
		PropertyPool marked = all.property("str", GovernorTests.class, "marked", true).mine();
		feed(id, 900, () -> UUID.randomUUID().toString());
		assertThat(this.pools.strPool().stats().allocations()).isEqualTo(900);
		feed(id, 100_000, () -> UUID.randomUUID().toString());
		assertThat(this.pools.strPool().stats().allocations()).isBetween(1000L, 5000L);
		feed(marked, 10_000, () -> UUID.randomUUID().toString());
		assertThat(this.pools.strPool().stats().allocations()).isGreaterThan(10_000);
	}

	private static void feed(PropertyPool property, int count, Supplier<String> values) {
		for (int i = 0; i < count; i++) {
			char[] chars = values.get().toCharArray();
			if (property.wants() && property.takes(chars.length)) {
				property.get(chars, 0, chars.length);
			}
		}
	}

	@Test
	void countsTheValuesOfAllThreads() throws InterruptedException {
		decode("state", 1000, () -> "state " + this.random.nextInt(50));
		for (int i = 0; i < 10; i++) {
			inAnotherThread(() -> decode("state", 1000, () -> "state " + this.random.nextInt(50)));
		}
		assertThat(stats(GovernorTests.class.getName() + ".state").lookups()).isEqualTo(11_000);
	}

	@Test
	void letsThreadsCountApart() throws InterruptedException {
		Set<Object> pools = new HashSet<>();
		Set<Object> keyed = new HashSet<>();
		for (int i = 0; i < 10; i++) {
			inAnotherThread(() -> {
				pools.add(property("state"));
				keyed.add(this.governor.keyed("str", null, "", null).mine());
			});
		}
		assertThat(pools).hasSizeGreaterThan(1);
		assertThat(keyed).hasSizeGreaterThan(1);
	}

	@Test
	void tellsAllThreadsWhatOneHasLearnt() throws InterruptedException {
		inAnotherThread(() -> decode("state", 1000, () -> "state " + this.random.nextInt(50)));
		AtomicBoolean wanted = new AtomicBoolean();
		inAnotherThread(() -> wanted.set(property("state").wants()));
		assertThat(wanted).isTrue();
		inAnotherThread(() -> decode("state", 100_000, () -> UUID.randomUUID().toString()));
		inAnotherThread(() -> wanted.set(property("state").wants()));
		assertThat(wanted).isFalse();
	}

	@Test
	void learnsFromWhatAllThreadsSeeTogether() throws InterruptedException {
		for (int i = 0; i < 10; i++) {
			inAnotherThread(() -> decode("state", 60, () -> "state " + this.random.nextInt(10)));
		}
		assertThat(stats(GovernorTests.class.getName() + ".state").pooled()).isTrue();
	}

	@Test
	void countsTheKeysOfAllThreads() throws InterruptedException {
		Scope scope = this.governor.keyed("str", null, "", null);
		for (int i = 0; i < 10; i++) {
			inAnotherThread(() -> feedKeys(scope.mine(), 400_000, () -> UUID.randomUUID().toString()));
		}
		assertThat((double) (stats("often").lookups() + stats("seldom").lookups())).isCloseTo(4_000_000,
				within(400_000.0));
	}

	private static void inAnotherThread(Runnable work) throws InterruptedException {
		Thread thread = new Thread(work);
		thread.start();
		thread.join();
	}

	@Test
	void learnsThatValuesHaveChanged() {
		assertThat(decode("id", 50_000, () -> UUID.randomUUID().toString()).pooled()).isFalse();
		assertThat(decode("id", 50_000, () -> "value " + this.random.nextInt(10)).pooled()).isTrue();
		assertThat(decode("id", 50_000, () -> UUID.randomUUID().toString()).pooled()).isFalse();
	}

	@Test
	void keepsABoundedNumberOfProperties() {
		KeyedPools keyed = this.governor.keyed("str", null, "", null).mine();
		for (int i = 0; i < 100_000; i++) {
			PropertyPool property = keyed.at("key " + i);
			if (property != null) {
				property.get("value");
			}
		}
		assertThat(this.governor.properties("str")).hasSizeLessThanOrEqualTo(1000);
		assertThat(decodeKeyed(keyed, "state").pooled()).isTrue();
	}

	@ParameterizedTest
	@EnumSource(value = PoolingMode.class, names = { "AUTO", "ALL" })
	void keepsNothingOfKeysThatComeOnceWhenThereAreManyOfThem(PoolingMode mode) {
		KeyedPools keyed = Governor.builder(this.pools).mode(mode).build().keyed("str", null, "", null).mine();
		String[] keys = IntStream.range(0, 100_000).mapToObj((i) -> "key " + i).toArray(String[]::new);
		Arrays.stream(keys).limit(10_000).forEach(keyed::at);
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		for (int i = 10_000; i < keys.length; i++) {
			keyed.at(keys[i]);
		}
		assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(keys.length);
	}

	@Test
	void getsToKnowKeysThatComeAgainAmongOthers() {
		KeyedPools keyed = this.governor.keyed("str", null, "", null).mine();
		for (int i = 0; i < 100_000; i++) {
			keyed.at("key " + i);
			PropertyPool property = keyed.at("state " + i % 20);
			if (property != null) {
				property.get("value " + i % 10);
			}
		}
		for (int state = 0; state < 20; state++) {
			assertThat(stats("state " + state).pooled()).isTrue();
		}
	}

	@Test
	void leavesRoomForPropertiesOfClassesWhateverTheNumberOfKeys() {
		KeyedPools keyed = this.governor.keyed("str", null, "", null).mine();
		for (int i = 0; i < 100_000; i++) {
			PropertyPool property = keyed.at("key " + i % 2000);
			if (property != null) {
				property.get("value");
			}
		}
		assertThat(decode("state", 2000, () -> "state " + this.random.nextInt(10)).pooled()).isTrue();
	}

	@Test
	void restsWhileNoKeyPays() {
		KeyedPools keyed = this.governor.keyed("str", null, "", null).mine();
		feedKeys(keyed, 400_000, () -> UUID.randomUUID().toString());
		int looks = feedKeys(keyed, 400_000, () -> UUID.randomUUID().toString());
		assertThat(looks).isBetween(400_000 / 512, 400_000 / 64);
		assertThat((double) stats("often").lookups()).isCloseTo(600_000, within(60_000.0));
		assertThat((double) stats("seldom").lookups()).isCloseTo(200_000, within(20_000.0));
		feedKeys(keyed, 2_000_000, () -> "value " + this.random.nextInt(10));
		assertThat(stats("often").pooled()).isTrue();
		assertThat(stats("seldom").pooled()).isTrue();
	}

	@Test
	void restsWhileEveryKeyIsNew() {
		KeyedPools keyed = this.governor.keyed("str", null, "", null).mine();
		assertThat(feedNewKeys(keyed, 0)).isBetween(400_000 / 512, 400_000 / 12);
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 30, 5000, 60_000 })
	void leavesWholeDocumentsAloneWhileNoKeyPays(int size) {
		KeyedPools keyed = this.governor.keyed("str", null, "", null).mine();
		int values = 6_000_000;
		feedDocuments(keyed, values / size, size, () -> UUID.randomUUID().toString());
		int looks = feedDocuments(keyed, values / size, size, () -> UUID.randomUUID().toString());
		assertThat(looks).isBetween(1, values / 8);
		assertThat((double) (stats("often").lookups() + stats("seldom").lookups())).isCloseTo(2.0 * values,
				within(0.1 * values));
		feedDocuments(keyed, values / size, size, () -> "value " + this.random.nextInt(10));
		assertThat(stats("often").pooled()).isTrue();
		assertThat(stats("seldom").pooled()).isTrue();
	}

	@Test
	void leavesDocumentsAloneWhileTheirOtherValuesDoNotPayEither() {
		KeyedPools strings = this.governor.keyed("str", null, "", null).mine();
		KeyedPools numbers = this.governor.keyed("int", null, "", null).mine();
		for (int i = 0; i < 10_000; i++) {
			if (!strings.restsThrough(numbers)) {
				feedKeys(strings, 10, () -> UUID.randomUUID().toString());
			}
		}
		assertThat(strings.restsThrough(numbers)).isTrue();
		feedNumbers(numbers, 100_000, 1);
		assertThat(strings.restsThrough(numbers)).isFalse();
		feedNumbers(numbers, 2_000_000, 100_000_000);
		assertThat(strings.restsThrough(numbers)).isTrue();
	}

	private void feedNumbers(KeyedPools keyed, int count, int distinct) {
		for (int i = 0; i < count; i++) {
			PropertyPool property = keyed.rests() ? null : keyed.at("number");
			if (property != null) {
				property.get(1_000_000 + this.random.nextInt(distinct));
			}
		}
	}

	@Test
	void looksIntoEveryDocumentWhileAKeyPays() {
		KeyedPools keyed = this.governor.keyed("str", null, "", null).mine();
		feedDocuments(keyed, 1000, 100, () -> "value " + this.random.nextInt(10));
		assertThat(feedDocuments(keyed, 1000, 100, () -> "value " + this.random.nextInt(10))).isEqualTo(100_000);
	}

	/** Returns the values of the documents that were not left alone as a whole. */
	private static int feedDocuments(KeyedPools keyed, int count, int size, Supplier<String> values) {
		int within = 0;
		for (int i = 0; i < count; i++) {
			if (!keyed.restsThrough(null)) {
				within += size;
				feedKeys(keyed, size, values);
			}
		}
		return within;
	}

	@Test
	void doesNotRestWhileAKeyPays() {
		KeyedPools keyed = this.governor.keyed("str", null, "", null).mine();
		feedKeys(keyed, 100_000, () -> "value " + this.random.nextInt(10));
		assertThat(feedKeys(keyed, 100_000, () -> "value " + this.random.nextInt(10))).isEqualTo(100_000);
	}

	@Test
	void doesNotRestWhereAllIsPooled() {
		KeyedPools keyed = Governor.builder(this.pools)
			.mode(PoolingMode.ALL)
			.build()
			.keyed("str", null, "", null)
			.mine();
		assertThat(feedKeys(keyed, 100_000, () -> UUID.randomUUID().toString())).isEqualTo(100_000);
	}

	@Test
	void restsBrieflyWhereAllIsPooledWhileKeysAreTooMany() {
		KeyedPools keyed = Governor.builder(this.pools)
			.mode(PoolingMode.ALL)
			.build()
			.keyed("str", null, "", null)
			.mine();
		feedNewKeys(keyed, 0);
		assertThat(feedNewKeys(keyed, 400_000)).isBetween(400_000 / 20, 400_000 / 12);
		feedKeys(keyed, 100_000, () -> "value " + this.random.nextInt(10));
		assertThat(feedKeys(keyed, 100_000, () -> "value " + this.random.nextInt(10))).isEqualTo(100_000);
	}

	private static int feedNewKeys(KeyedPools keyed, int from) {
		int looks = 0;
		for (int i = from; i < from + 400_000; i++) {
			if (!keyed.rests()) {
				looks++;
				PropertyPool property = keyed.at("key " + i);
				if (property != null) {
					property.get("value " + i);
				}
			}
		}
		return looks;
	}

	/** Returns how many values were looked at. */
	private static int feedKeys(KeyedPools keyed, int count, Supplier<String> values) {
		int looks = 0;
		for (int i = 0; i < count; i++) {
			if (!keyed.rests()) {
				looks++;
				PropertyPool property = keyed.at((i % 4 == 0) ? "seldom" : "often");
				if (property != null) {
					property.get(values.get());
				}
			}
		}
		return looks;
	}

	private PropertyStats decodeKeyed(KeyedPools keyed, String key) {
		for (int i = 0; i < 2000; i++) {
			PropertyPool property = keyed.at(key);
			if (property != null) {
				property.get("value " + i % 10);
			}
		}
		return stats(key);
	}

	@Test
	void tellsNothingOfPoolsThatNobodyDecodesInto() {
		assertThat(this.governor.properties("list")).isEmpty();
		assertThat(this.governor.properties("unknown")).isEmpty();
	}

	@Test
	void namesNoValue() {
		decode("state", 10_000, () -> "state " + this.random.nextInt(50));
		assertThat(this.governor.properties("str").toString()).doesNotContain("state 1");
	}

	private PropertyPool property(String name) {
		Property property = this.governor.property("str", GovernorTests.class, name, null);
		assertThat(property).isNotNull();
		return property.mine();
	}

	private PropertyStats decode(String name, int count, Supplier<String> values) {
		feed(property(name), count, values);
		return stats(GovernorTests.class.getName() + "." + name);
	}

	private PropertyStats stats(String name) {
		List<PropertyStats> all = this.governor.properties("str");
		return all.stream().filter((stats) -> stats.name().equals(name)).findFirst().orElseThrow();
	}

}
