package io.zexus.pool;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static org.assertj.core.api.Assertions.assertThat;

/** Virtual threads, found by reflection because the tests are compiled for 17. */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadTests {

	private static final int THREADS = 5000;

	private static final int CALLS = 20;

	@Test
	void managerCountsExactlyAndKeepsOneInstanceForVirtualThreads() throws Exception {
		MemoryPoolManager manager = new MemoryPoolManager(1000, 1000, 10);
		Object[] instances = new Object[CALLS];
		for (int key = 0; key < CALLS; key++) {
			instances[key] = manager.getStr("value " + key);
		}
		onVirtualThreads(() -> {
			for (int key = 0; key < CALLS; key++) {
				assertThat(manager.getStr("value " + key)).isSameAs(instances[key]);
				assertThat(manager.getInt(1000 + key)).isEqualTo(1000 + key);
				try (PooledList<Object> list = manager.acquireList(key)) {
					assertThat(list).hasSize(key).allMatch(Objects::isNull);
				}
			}
		});
		long calls = (long) THREADS * CALLS;
		MemoryPoolStats stats = manager.getStats();
		assertThat(stats.pools().get("str").hits()).isEqualTo(calls);
		assertThat(stats.pools().get("str").misses()).isEqualTo(CALLS);
		assertThat(stats.pools().get("int").hits()).isEqualTo(calls - CALLS);
		assertThat(stats.pools().get("int").misses()).isEqualTo(CALLS);
		PoolStats lists = stats.pools().get("list");
		assertThat(lists.hits() + lists.misses()).isEqualTo(calls);
		assertThat(lists.poolSize()).isLessThanOrEqualTo(lists.capacity());
	}

	@Test
	void statisticsAreExactWhileVirtualThreadsEvict() throws Exception {
		StringPool pool = new StringPool(50);
		onVirtualThreads(() -> {
			for (int i = 0; i < CALLS; i++) {
				int key = (int) (Thread.currentThread().getId() * 31 + i * 7) % 200;
				assertThat(pool.get("value " + key)).isEqualTo("value " + key);
			}
		});
		PoolStats stats = pool.stats();
		assertThat(stats.hits() + stats.misses()).isEqualTo((long) THREADS * CALLS);
		assertThat(stats.allocations() - stats.evictions()).isEqualTo(stats.poolSize());
		assertThat(stats.poolSize()).isBetween(48, 50);
	}

	private static void onVirtualThreads(Runnable task) throws Exception {
		Method factory = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
		ExecutorService executor = (ExecutorService) factory.invoke(null);
		try {
			List<Future<?>> ends = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				ends.add(executor.submit(task));
			}
			for (Future<?> end : ends) {
				end.get();
			}
		}
		finally {
			executor.shutdown();
		}
	}

}
