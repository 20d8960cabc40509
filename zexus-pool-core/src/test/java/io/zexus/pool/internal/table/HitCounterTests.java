package io.zexus.pool.internal.table;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

import io.zexus.pool.Collected;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Exact counts while threads come and go. */
class HitCounterTests {

	/** More than there are cells on a machine of eight processors or less. */
	private static final int THREADS = 70;

	@Test
	void whatThreadsCountedOutlivesThem() throws InterruptedException {
		HitCounter counter = new HitCounter(16);
		for (int generation = 1; generation <= 3; generation++) {
			Collected.await(endedThreads(counter));
			counter.hit(0);
			assertThat(counter.hits()).isEqualTo((100L * THREADS + 1) * generation);
			assertThat(counter.savedBytes()).isEqualTo((4800L * THREADS + 16) * generation);
			assertThat(counter.rejections()).isEqualTo((long) THREADS * generation);
		}
	}

	private static List<WeakReference<Thread>> endedThreads(HitCounter counter) throws InterruptedException {
		List<WeakReference<Thread>> ended = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			Thread thread = new Thread(() -> {
				for (int call = 0; call < 100; call++) {
					counter.hit(32);
				}
				counter.reject();
			});
			thread.start();
			thread.join();
			ended.add(new WeakReference<>(thread));
		}
		return ended;
	}

}
