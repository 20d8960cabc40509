package io.zexus.pool;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jol.info.GraphLayout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Virtual threads are reached by reflection, as this compiles for Java 17.
 */
@EnabledForJreRange(minVersion = 21)
class VirtualThreadLeaseTests {

	private static final int THREADS = 1_000_000;

	/** Bounds the memory of the test, not of the pool. */
	private static final int AT_ONCE = 20_000;

	private static final int CAPACITY = 50;

	/** Of both pools when full, their tables sized for all that were out at once. */
	private static final long RETAINED_BYTES = 1_000_000;

	private final ListPool lists = new ListPool(CAPACITY);

	private final ObjectPool<StringBuilder> objects = ObjectPool.builder(StringBuilder::new)
		.reset((builder) -> builder.setLength(0))
		.maxSize(CAPACITY)
		.build();

	private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

	@Test
	void aMillionLeasesHeldAcrossAParkPinNothingAndLeaveNoMoreThanTheBound(@TempDir Path directory) throws Exception {
		holdAcrossAPark(); // loads the classes, which pins whoever comes first
		Path dump = directory.resolve("pinned.jfr");
		try (Recording recording = new Recording()) {
			recording.enable("jdk.VirtualThreadPinned").withoutThreshold();
			recording.start();
			runAll();
			recording.stop();
			recording.dump(dump);
		}
		assertThat(this.failures).isEmpty();
		assertThat(RecordingFile.readAllEvents(dump)).isEmpty();
		assertThat(this.lists.outstanding()).isZero();
		assertThat(this.objects.outstanding()).isZero();
		assertThat(this.lists.stats().poolSize()).isBetween(1, CAPACITY);
		assertThat(this.objects.stats().poolSize()).isBetween(1, CAPACITY);
		assertThat(GraphLayout.parseInstance(this.lists, this.objects).totalSize()).as("bytes retained")
			.isLessThan(RETAINED_BYTES);
		PoolStats stats = this.lists.stats();
		assertThat(stats.hits() + stats.misses()).isEqualTo(THREADS + 1);
		assertThat(stats.releases() + this.lists.discards()).isEqualTo(THREADS + 1);
	}

	private void runAll() throws Exception {
		Semaphore running = new Semaphore(AT_ONCE);
		ExecutorService executor = virtualThreads();
		for (int i = 0; i < THREADS; i++) {
			running.acquire();
			executor.execute(() -> {
				try {
					holdAcrossAPark();
				}
				catch (Throwable ex) {
					this.failures.add(ex);
				}
				finally {
					running.release();
				}
			});
		}
		executor.shutdown();
		assertThat(executor.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
	}

	private void holdAcrossAPark() {
		try (PooledList<Object> list = this.lists.acquire(4); Lease<StringBuilder> lease = this.objects.lease()) {
			if (list.set(0, list) != null || !lease.get().isEmpty()) {
				throw new IllegalStateException("dirty");
			}
			lease.get().append('x');
			LockSupport.parkNanos(1_000);
			if (list.get(0) != list || lease.get().length() != 1) {
				throw new IllegalStateException("shared");
			}
		}
	}

	private static ExecutorService virtualThreads() throws Exception {
		Method method = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
		return (ExecutorService) method.invoke(null);
	}

}
