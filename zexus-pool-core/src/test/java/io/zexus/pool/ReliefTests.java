package io.zexus.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pools that let go of what only they hold, and keep what the application uses.
 */
@Timeout(120)
class ReliefTests {

	private static final int TEXTS = 100_000;

	private final StringPool pool = new StringPool(TEXTS * 2);

	@Test
	void whatNobodyHoldsIsLetGo() {
		load(TEXTS);
		int size = this.pool.stats().poolSize();
		Relief relief = relieve();
		assertThat(outcome(relief)).isEqualTo(size);
		assertThat(this.pool.stats().poolSize()).isZero();
	}

	@Test
	void reliefUnderWayIsNotBegunAgain() {
		String held = this.pool.get(copy("held"));
		Relief relief = this.pool.relieve();
		Relief again = this.pool.relieve();
		assertThat(outcome(relief)).isZero();
		assertThat(again.letGo()).isEqualTo(OptionalLong.of(0));
		assertThat(this.pool.get(copy("held"))).isSameAs(held);
	}

	/** The case of a service that holds all it has decoded, and decodes on. */
	@Test
	void secondLoadKeepsNoCopyOfWhatTheFirstOneHolds() {
		List<String> first = load(5 * TEXTS);
		PoolStats before = this.pool.stats();
		Relief relief = this.pool.relieve();
		assertThat(outcome(relief)).isZero();
		List<String> second = load(5 * TEXTS);
		assertThatOnlyWhatWasEvictedIsCopied(copies(first, second), before);
	}

	@Test
	void secondLoadKeepsNoCopyEvenBeforeTheCollection() {
		List<String> first = load(TEXTS);
		PoolStats before = this.pool.stats();
		this.pool.relieve();
		List<String> second = load(TEXTS);
		assertThatOnlyWhatWasEvictedIsCopied(copies(first, second), before);
	}

	@Test
	void exactlyWhatNobodyHoldsIsLetGo() {
		List<String> held = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			String value = this.pool.get("value " + i);
			if (i % 4 == 0) {
				held.add(value);
			}
		}
		Relief relief = relieve();
		assertThat(outcome(relief)).isEqualTo(750);
		assertThat(this.pool.stats().poolSize()).isEqualTo(250);
		assertThat(this.pool.stats().evictions()).isZero();
		assertThat(held).allMatch((value) -> this.pool.get(copy(value)) == value);
	}

	@Test
	void whatIsLeftIsHeldAsBefore() {
		List<String> held = load(100);
		outcome(this.pool.relieve());
		held.clear();
		System.gc();
		PoolStats before = this.pool.stats();
		assertThat(before.poolSize()).isEqualTo(100);
		load(100);
		assertThat(this.pool.stats().misses()).isEqualTo(before.misses());
	}

	@Test
	void whatIsAskedForMeanwhileIsKept() {
		load(100);
		relieve();
		load(50);
		this.pool.get("new");
		Collected.await(() -> this.pool.stats().poolSize() == 51);
		PoolStats before = this.pool.stats();
		load(50);
		assertThat(this.pool.stats().misses()).isEqualTo(before.misses());
	}

	@Test
	void valuesOfOneHashCodeAreFoundMeanwhile() {
		ValuePool<Key> keys = ValuePool.<Key>builder().maxSize(100).build();
		List<Key> held = IntStream.range(0, 14).mapToObj((number) -> keys.get(new Key(number))).toList();
		assertThat(keys.stats().poolSize()).isEqualTo(14);
		Relief relief = keys.relieve();
		assertThat(held).allMatch((key) -> keys.get(new Key(key.number)) == key);
		assertThat(held).allMatch((key) -> keys.get(new Key(key.number)) == key);
		assertThat(outcome(relief)).isZero();
		assertThat(held).allMatch((key) -> keys.get(new Key(key.number)) == key);
		assertThat(keys.stats().poolSize()).isEqualTo(14);
	}

	@Test
	void poolThatIsFullMakesRoomMeanwhile() {
		StringPool full = new StringPool(100);
		for (int i = 0; i < 100; i++) {
			full.get("value " + i);
		}
		full.relieve();
		for (int i = 0; i < 1000; i++) {
			full.get("new " + i);
			assertThat(full.stats().poolSize()).isBetween(1, 100);
		}
	}

	@Test
	void clearingResizingAndSwitchingEndIt() {
		List<String> held = load(100);
		Relief cleared = this.pool.relieve();
		this.pool.clear();
		assertThat(cleared.letGo()).isPresent();
		assertThat(this.pool.stats().poolSize()).isZero();
		held = load(100);
		Relief resized = this.pool.relieve();
		this.pool.resize(1000);
		assertThat(resized.letGo()).isEqualTo(OptionalLong.of(0));
		assertThat(held).allMatch((value) -> this.pool.get(copy(value)) == value);
		Relief switched = this.pool.relieve();
		this.pool.enable(false);
		assertThat(switched.letGo()).isPresent();
		assertThat(this.pool.stats().poolSize()).isZero();
	}

	@Test
	void threadsAgreeOnOneInstanceOfWhatIsHeld() throws Exception {
		List<String> held = load(2000);
		AtomicBoolean done = new AtomicBoolean();
		Together.run(4, (thread) -> {
			SplittableRandom random = new SplittableRandom(thread);
			for (int i = 0; thread == 0 && i < 50; i++) {
				this.pool.relieve();
				if (i % 10 == 0) {
					System.gc();
				}
				this.pool.stats();
			}
			if (thread == 0) {
				done.set(true);
			}
			while (!done.get()) {
				String value = held.get(random.nextInt(held.size()));
				assertThat(this.pool.get(copy(value)) == value).as("the one instance of " + value).isTrue();
			}
		});
		assertThat(this.pool.stats().misses()).isEqualTo(2000);
	}

	@Test
	void integersAreClearedAsTheyHaveNoIdentityToTellByWhetherTheyAreInUse() {
		IntegerPool integers = new IntegerPool();
		integers.get(1000);
		assertThat(integers.relieve().letGo()).isEqualTo(OptionalLong.of(1));
		assertThat(integers.stats().poolSize()).isZero();
	}

	@Test
	void managerTellsListenersAtTheStartAndWhenTheOutcomeIsKnown() {
		MemoryPoolManager manager = new MemoryPoolManager();
		List<String> told = new CopyOnWriteArrayList<>();
		manager.addClearListener(new ClearListener() {

			@Override
			public void onClear(String pool, ClearCause cause) {
				told.add(pool + " " + cause);
			}

			@Override
			public void onRelief(String pool, ClearCause cause, long letGo) {
				told.add(pool + " " + cause + " " + letGo);
			}

		});
		manager.getInt(1000);
		manager.getStr(copy("nobody holds this"));
		String held = manager.getStr(copy("held"));
		System.gc();
		manager.relieveAllPools(ClearCause.HEAP);
		assertThat(told).contains("int HEAP", "str HEAP", "list HEAP", "int HEAP 1", "list HEAP 0");
		Collected.await(() -> {
			manager.reportReliefs();
			return told.contains("str HEAP 1");
		});
		manager.reportReliefs();
		assertThat(told).hasSize(6);
		assertThat(manager.getStr(copy("held"))).isSameAs(held);
	}

	/**
	 * Values that were evicted by chance, as both of their buckets were full, have two
	 * copies. Few are, and a value that is made anew may evict another one.
	 */
	private void assertThatOnlyWhatWasEvictedIsCopied(long copies, PoolStats before) {
		PoolStats after = this.pool.stats();
		assertThat(copies).isLessThanOrEqualTo(after.evictions());
		assertThat(after.misses()).isLessThanOrEqualTo(before.misses() + after.evictions());
		assertThat(after.evictions()).isLessThan(TEXTS / 100);
	}

	private static long copies(List<String> first, List<String> second) {
		return IntStream.range(0, first.size()).filter((i) -> first.get(i) != second.get(i)).count();
	}

	/** When all is old, so that a collection of young objects alone does not count. */
	private Relief relieve() {
		System.gc();
		return this.pool.relieve();
	}

	private List<String> load(int references) {
		List<String> loaded = new ArrayList<>(references);
		for (int i = 0; i < references; i++) {
			loaded.add(this.pool.get("value " + i % TEXTS));
		}
		return loaded;
	}

	private static long outcome(Relief relief) {
		Collected.await(() -> relief.letGo().isPresent());
		return relief.letGo().orElseThrow();
	}

	private static String copy(String value) {
		return StringPoolTests.copy(value);
	}

	/** All of one hash code. */
	private static final class Key {

		private final int number;

		Key(int number) {
			this.number = number;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Key key && key.number == this.number;
		}

		@Override
		public int hashCode() {
			return 42;
		}

	}

}
