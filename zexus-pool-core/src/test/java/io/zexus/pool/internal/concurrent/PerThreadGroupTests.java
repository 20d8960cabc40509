package io.zexus.pool.internal.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Objects of groups of threads. */
class PerThreadGroupTests {

	private final PerThreadGroup<Integer> perGroup = new PerThreadGroup<>((stripe) -> 1_000_000 + stripe);

	@Test
	void hasNoObjectBeforeOneIsAskedFor() {
		assertThat(this.perGroup.all()).isEmpty();
	}

	@Test
	void givesAThreadTheSameObjectAgain() {
		Integer mine = this.perGroup.mine();
		assertThat(this.perGroup.mine()).isSameAs(mine);
		assertThat(this.perGroup.all()).containsExactly(mine);
		assertThat(this.perGroup.at(mine - 1_000_000)).isSameAs(mine);
	}

	@Test
	void hasABoundedNumberOfObjectsThatAllThreadsAgreeOn() throws Exception {
		int count = 200;
		ExecutorService threads = Executors.newFixedThreadPool(count);
		CountDownLatch all = new CountDownLatch(count);
		List<Future<Integer>> objects = IntStream.range(0, count).mapToObj((i) -> threads.submit(() -> {
			all.countDown();
			all.await();
			return this.perGroup.mine();
		})).toList();
		List<Integer> seen = new ArrayList<>();
		for (Future<Integer> object : objects) {
			seen.add(object.get());
		}
		threads.shutdown();
		assertThat(this.perGroup.all()).hasSizeBetween(2, 64).doesNotHaveDuplicates().containsAll(seen);
		assertThat(seen).allSatisfy((mine) -> assertThat(this.perGroup.at(mine - 1_000_000)).isSameAs(mine));
	}

}
