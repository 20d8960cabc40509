package io.zexus.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs a task on several threads that start at the same moment. */
final class Together {

	private Together() {
	}

	/** Returns when all have ended; fails with what the first of them failed with. */
	static void run(int threads, Task task) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			CyclicBarrier start = new CyclicBarrier(threads);
			List<Future<?>> ends = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				int thread = i;
				ends.add(executor.submit(() -> {
					start.await();
					task.run(thread);
					return null;
				}));
			}
			for (Future<?> end : ends) {
				end.get(1, TimeUnit.MINUTES);
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	/** What one thread does, given its number from 0. */
	interface Task {

		void run(int thread) throws Exception;

	}

}
