package io.zexus.pool;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jol.info.GraphStats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ListPoolTests {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final ListPool pool = new ListPool(3);

	@Test
	void releasesToAPoolThatIsOffDoNotRaiseItsBound() {
		ListPool pool = new ListPool(2);
		List<PooledList<Object>> lists = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			lists.add(pool.acquire(1));
		}
		pool.enable(false);
		lists.subList(0, 10).forEach(pool::release);
		pool.enable(true);
		lists.subList(10, 20).forEach(pool::release);
		assertThat(pool.stats().poolSize()).isEqualTo(2);
	}

	@Test
	void theStorageOfAReleasedListIsHandedOutAgain() {
		PooledList<String> list = this.pool.acquire(5);
		assertThat(this.pool.release(list)).isTrue();
		PooledList<String> next = this.pool.acquire(5);
		assertThat(next).isNotSameAs(list);
		assertThat(next.storage).isSameAs(list.storage);
		assertThat(this.pool.stats()).isEqualTo(new PoolStats(1, 1, 1, 1, 0, 0, 51));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8, 16 })
	void aListTakesFewerBytesThanAnArrayListOfItsSize(int size) {
		int leases = 1000;
		long before = THREADS.getCurrentThreadAllocatedBytes();
		for (int i = 0; i < leases; i++) {
			this.pool.release(this.pool.acquire(size));
		}
		long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
		assertThat(allocated).isLessThan(leases * GraphStats.parseInstance(new ArrayList<>(size)).totalSize());
	}

	@Test
	void sizesDoNotMix() {
		PooledList<String> list = this.pool.acquire(5);
		list.close();
		assertThat(this.pool.<String>acquire(4)).hasSize(4);
		assertThat(this.pool.<String>acquire(6)).hasSize(6);
		assertThat(this.pool.stats().poolSize()).isOne();
	}

	@ParameterizedTest
	@ValueSource(ints = { 17, 1000 })
	void longListsAreNewAndCountAsMissAndAllocation(int size) {
		PooledList<String> list = this.pool.acquire(size);
		assertThat(list).hasSize(size).containsOnlyNulls();
		assertThat(this.pool.release(list)).isFalse();
		assertThat(this.pool.acquire(size).storage).isNotSameAs(list.storage);
		assertThat(this.pool.stats()).isEqualTo(new PoolStats(0, 2, 2, 0, 0, 0, 51, 0, 2, 1));
	}

	@Test
	void negativeSizesAreRefusedByValue() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.pool.acquire(-1))
			.withMessage("size must not be negative: -1");
		assertThatIllegalArgumentException().isThrownBy(() -> new ListPool(-3)).withMessageContaining("-3");
		assertThat(this.pool.stats().misses()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3, 100, 1000 })
	void eachSizeIsRetainedUpToTheCapacity(int capacity) {
		ListPool pool = new ListPool(capacity);
		assertThat(pool.capacity()).isEqualTo(17 * capacity);
		for (int size = 0; size <= 16; size++) {
			List<PooledList<?>> lists = new ArrayList<>();
			for (int i = 0; i < capacity + 2; i++) {
				lists.add(pool.acquire(size));
			}
			for (int i = 0; i < capacity; i++) {
				assertThat(pool.release(lists.get(i))).isTrue();
			}
			assertThat(pool.release(lists.get(capacity))).isFalse();
			assertThat(pool.release(lists.get(capacity + 1))).isFalse();
			assertThat(pool.stats().poolSize()).isEqualTo((size + 1) * capacity);
		}
		assertThat(pool.outstanding()).isZero();
		assertThat(pool.discards()).isEqualTo(17 * 2);
	}

	@Test
	void theCapacityIsOneForAllThreadsTogether() throws InterruptedException {
		ListPool pool = new ListPool(40);
		int threads = 8;
		List<List<PooledList<?>>> lists = new ArrayList<>();
		IntStream.range(0, threads).forEach((i) -> lists.add(new ArrayList<>()));
		inThreads(threads, (i) -> {
			for (int n = 0; n < 10; n++) {
				lists.get(i).add(pool.acquire(4));
			}
		});
		boolean[][] kept = new boolean[threads][10];
		inThreads(threads, (i) -> {
			for (int n = 0; n < 10; n++) {
				kept[i][n] = pool.release(lists.get((i + 1) % threads).get(n));
			}
		});
		long trues = Arrays.stream(kept)
			.mapToLong((each) -> IntStream.range(0, 10).filter((n) -> each[n]).count())
			.sum();
		assertThat(trues).isEqualTo(40);
		assertThat(pool.stats()).isEqualTo(new PoolStats(0, 80, 80, 40, 0, 40, 17 * 40, 0, 0, 40));
		Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		for (int n = 0; n < 40; n++) {
			seen.add(pool.acquire(4).storage);
		}
		assertThat(seen).hasSize(40);
		assertThat(pool.stats().hits()).as("lists are found whichever thread released them").isEqualTo(40);
	}

	@Test
	void aListGoesBackFromAnotherThread() throws InterruptedException {
		PooledList<String> list = this.pool.acquire(5);
		inThreads(1, (i) -> list.close());
		assertThat(this.pool.acquire(5).storage).isSameAs(list.storage);
	}

	@Test
	@SuppressWarnings("NullAway")
	void foreignListsAreNeverAdoptedNorTouched() {
		PooledList<Object> foreign = new ListPool(3).acquire(2);
		foreign.set(0, "mine");
		assertThat(this.pool.release(foreign)).isFalse();
		assertThat(foreign).containsExactly("mine", null);
		assertThat(foreign.subList(0, 2)).isNotNull().satisfies((part) -> {
			assertThat(this.pool.release(part)).isFalse();
		});
		List<Object> plain = new ArrayList<>(List.of(1));
		assertThat(this.pool.release(plain)).isFalse();
		assertThat(plain).containsExactly(1);
		assertThat(this.pool.stats()).isEqualTo(new PoolStats(0, 0, 0, 0, 0, 0, 51));
	}

	@Test
	void aListThatFindsNoMemoryIsNotCounted() {
		PoolStats before = this.pool.stats();
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> this.pool.acquire(Integer.MAX_VALUE));
		assertThat(this.pool.outstanding()).isZero();
		assertThat(this.pool.stats()).isEqualTo(before);
	}

	@Test
	void releasingTwiceIsRefused() {
		PooledList<Object> list = this.pool.acquire(2);
		assertThat(this.pool.release(list)).isTrue();
		assertThat(this.pool.release(list)).isFalse();
		assertThat(this.pool.stats().poolSize()).isOne();
	}

	@Test
	void clearDropsWhatWaitsAndNotWhatIsOut() {
		PooledList<Object> out = this.pool.acquire(2);
		PooledList<Object> waiting = this.pool.acquire(2);
		waiting.close();
		this.pool.clear();
		assertThat(this.pool.stats().poolSize()).isZero();
		assertThat(this.pool.release(waiting)).isFalse();
		assertThat(this.pool.release(out)).isTrue();
		assertThat(this.pool.acquire(2).storage).isSameAs(out.storage);
		assertThat(this.pool.stats()).isEqualTo(new PoolStats(1, 2, 2, 2, 0, 0, 51));
	}

	@Test
	void aPoolThatIsOffIsBypassed() {
		PooledList<Object> before = this.pool.acquire(2);
		PooledList<Object> waiting = this.pool.acquire(2);
		waiting.close();
		PoolStats stats = this.pool.stats();
		this.pool.enable(false);
		PooledList<Object> during = this.pool.acquire(2);
		assertThat(during).containsExactly(null, null);
		assertThat(during.storage).isNotSameAs(waiting.storage);
		assertThat(this.pool.release(before)).isFalse();
		assertThat(this.pool.release(this.pool.acquire(2))).isFalse();
		assertThat(this.pool.stats()).usingRecursiveComparison()
			.ignoringFields("poolSize", "discards")
			.isEqualTo(stats);
		assertThat(this.pool.stats().poolSize()).isZero();
		this.pool.enable(true);
		assertThat(this.pool.release(during)).as("made while the pool was off").isFalse();
		assertThat(this.pool.release(this.pool.acquire(2))).isTrue();
		assertThat(this.pool.outstanding()).isZero();
	}

	@Test
	void aListOfAnySizeIsHandedOutAgainWithNothingButNulls() {
		for (int size = 0; size <= ListPool.LARGEST; size++) {
			PooledList<Integer> list = this.pool.acquire(size);
			list.replaceAll((element) -> 1);
			list.close();
			PooledList<Integer> next = this.pool.acquire(size);
			assertThat(next.storage).isSameAs(list.storage);
			assertThat(next).hasSize(size).allMatch(Objects::isNull);
		}
	}

	@Test
	void releasedElementsAreNotKeptAlive() {
		List<WeakReference<Object>> references = new ArrayList<>();
		for (int grown : new int[] { 0, 8, 100 }) {
			PooledList<Object> list = this.pool.acquire(4);
			for (int i = 0; i < 4 + grown; i++) {
				Object element = new Object();
				references.add(new WeakReference<>(element));
				list.add(element);
				list.set(i % 4, element);
			}
			assertThat(this.pool.release(list)).isTrue();
		}
		Collected.await(references);
	}

	@Test
	void booksBalanceUnderConcurrentUse() throws InterruptedException {
		ListPool pool = new ListPool(2);
		int calls = 20_000;
		inThreads(4, (i) -> {
			for (int n = 0; n < calls; n++) {
				PooledList<Object> list = pool.acquire(n % 20);
				PooledList<Object> other = pool.acquire(n % 20);
				for (int at = 0; at < list.size(); at++) {
					if (list.set(at, i) != null) {
						throw new IllegalStateException("dirty");
					}
				}
				pool.release(list);
				pool.release(other);
			}
		});
		PoolStats stats = pool.stats();
		assertThat(stats.hits() + stats.misses()).isEqualTo(4L * 2 * calls);
		assertThat(stats.releases() + pool.discards()).isEqualTo(4L * 2 * calls);
		assertThat(stats.allocations()).isEqualTo(stats.misses());
		assertThat(stats.poolSize()).isEqualTo((int) (stats.releases() - stats.hits()));
	}

	private static void inThreads(int count, IntConsumer work) throws InterruptedException {
		CountDownLatch start = new CountDownLatch(1);
		List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
		List<Thread> threads = IntStream.range(0, count).mapToObj((i) -> new Thread(() -> {
			try {
				start.await();
				work.accept(i);
			}
			catch (Throwable ex) {
				failures.add(ex);
			}
		})).toList();
		threads.forEach(Thread::start);
		start.countDown();
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(failures).isEmpty();
	}

}
