package io.zexus.sample.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Strikes}.
 */
class StrikesTests {

	@Test
	void viewStaysAsItIsWhenMoreAreAdded() {
		Strikes strikes = new Strikes(5000);
		strikes.add(strike(0));
		List<Strike> view = strikes.all();
		for (int i = 1; i < 5000; i++) {
			assertThat(strikes.add(strike(i))).isTrue();
		}
		assertThat(view).containsExactly(strike(0));
		assertThat(strikes.all()).hasSize(5000);
		assertThat(strikes.add(strike(0))).isFalse();
	}

	@Test
	void addsByManyThreadsAreAllThereAndNoneTooMany() throws Exception {
		Strikes strikes = new Strikes(7000);
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Callable<Integer>> writers = new ArrayList<>();
			for (int t = 0; t < 4; t++) {
				writers.add(() -> {
					int added = 0;
					for (int i = 0; i < 2000; i++) {
						added += strikes.add(strike(i)) ? 1 : 0;
						List<Strike> seen = strikes.all();
						assertThat(seen.get(seen.size() - 1)).isNotNull();
					}
					return added;
				});
			}
			int added = 0;
			for (Future<Integer> future : threads.invokeAll(writers)) {
				added += future.get();
			}
			assertThat(added).isEqualTo(7000);
			assertThat(strikes.all()).hasSize(7000).doesNotContainNull();
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static Strike strike(int cost) {
		return new Strike(null, null, null, null, null, null, null, null, null, null, null, null, cost, null);
	}

}
