package io.zexus.pool.spring.autoconfigure;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zexus.pool.ClearCause;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;
import io.zexus.pool.PoolStats;
import io.zexus.pool.micrometer.MemoryPoolMetrics;
import io.zexus.pool.pressure.MemoryPressureEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class MemoryPressureClearerTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(MemoryPoolAutoConfiguration.class, MemoryPoolWiringAutoConfiguration.class,
						MemoryPoolMetricsAutoConfiguration.class, MemoryPressureAutoConfiguration.class))
		.withUserConfiguration(Listener.class);

	@Test
	void clearsWheneverThePoolsHoldTooMuch(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues("zexus.pool.pressure.max-pooled-objects=1", "zexus.pool.pressure.interval=1ms")
			.run((context) -> {
				MemoryPoolManager manager = context.getBean(MemoryPoolManager.class);
				for (int round = 1; round <= 2; round++) {
					fill(manager);
					MemoryPressureEvent event = next(context);
					assertThat(event.cause()).isEqualTo(ClearCause.COUNT);
					assertThat(event.pooledObjects()).isEqualTo(2);
					assertThat(event.letGo()).isEqualTo(2);
					assertThat(manager.strPool().stats().poolSize()).isZero();
					assertThat(clears(context, "count")).isEqualTo(round);
				}
				assertThat(clears(context, "heap") + clears(context, "gc") + clears(context, "manual")).isZero();
			});
		assertThat(output.getOut().lines().filter((line) -> line.contains("Cleared the pools"))).hasSize(2)
			.allSatisfy((line) -> assertThat(line).contains("2 objects", "more than 1", "MB"));
	}

	@Test
	void warnsOnceWhenThePoolsCanHoldMoreThanTheyMay(CapturedOutput output) {
		this.contextRunner.withPropertyValues("zexus.pool.pressure.max-pooled-objects=3199").run((context) -> {
		});
		assertThat(Pattern.compile("will be cleared whenever they fill").matcher(output).results()).hasSize(1);
		assertThat(output).contains("zexus.pool.pressure.max-pooled-objects is 3199", "(3200)");
	}

	@Test
	void doesNotWarnWhenThePoolsCannotHoldMoreThanTheyMay(CapturedOutput output) {
		this.contextRunner.withPropertyValues("zexus.pool.pressure.max-pooled-objects=3200").run((context) -> {
		});
		assertThat(output).doesNotContain("max-pooled-objects");
	}

	@Test
	void relievesOnceWhenTheHeapHasRisenAboveTheThreshold(CapturedOutput output) {
		System.gc();
		this.contextRunner
			.withPropertyValues("zexus.pool.pressure.heap-threshold=0.00001", "zexus.pool.pressure.interval=1ms",
					"zexus.pool.pressure.max-pooled-objects=1")
			.run((context) -> {
				MemoryPressureEvent event = nextWhileCollecting(context);
				assertThat(event.cause()).isEqualTo(ClearCause.HEAP);
				assertThat(event.heap().used()).isPositive();
				assertThat(event.heap().max()).isGreaterThan(event.heap().used());
				assertThat(clears(context, "heap")).isEqualTo(1);
				// A look that found reason to clear by count had none to clear by heap
				// again.
				fill(context.getBean(MemoryPoolManager.class));
				assertThat(next(context).cause()).isEqualTo(ClearCause.COUNT);
				assertThat(clears(context, "heap")).isEqualTo(1);
			});
		assertThat(output).contains("long-lived heap above 0.0 %");
	}

	@Test
	void relievesAfterEveryFullCollection(CapturedOutput output) {
		this.contextRunner.withPropertyValues("zexus.pool.pressure.clear-on-gc=true").run((context) -> {
			MemoryPoolManager manager = context.getBean(MemoryPoolManager.class);
			String used = manager.getStr(new String("used"));
			manager.getStr(new String("forgotten"));
			MemoryPressureEvent event = nextWhileCollecting(context);
			assertThat(event.cause()).isEqualTo(ClearCause.GC);
			assertThat(event.pooledObjects()).isEqualTo(2);
			assertThat(event.letGo()).isEqualTo(1);
			assertThat(manager.getStr(new String("used"))).isSameAs(used);
			assertThat(manager.strPool().stats().poolSize()).isEqualTo(1);
			assertThat(clears(context, "gc")).isPositive();
		});
		assertThat(output).contains("full collection", "have let go of 1 of 2 objects");
	}

	@ParameterizedTest
	@ValueSource(classes = { IllegalStateException.class, OutOfMemoryError.class, StackOverflowError.class })
	void keepsLookingAfterAListenerOfTheApplicationFailed(Class<? extends Throwable> type, CapturedOutput output) {
		this.contextRunner
			.withPropertyValues("zexus.pool.pressure.max-pooled-objects=1", "zexus.pool.pressure.interval=1ms")
			.run((context) -> {
				Listener listener = context.getBean(Listener.class);
				listener.failure = failure(type);
				fill(context.getBean(MemoryPoolManager.class));
				next(context);
				listener.failure = null;
				fill(context.getBean(MemoryPoolManager.class));
				assertThat(next(context).cause()).isEqualTo(ClearCause.COUNT);
			});
		assertThat(output).contains("I am broken", "A listener of MemoryPressureEvent failed")
			.doesNotContain("Clearing the pools because of memory pressure failed");
	}

	@ParameterizedTest
	@ValueSource(classes = { IllegalStateException.class, OutOfMemoryError.class, StackOverflowError.class })
	void keepsLookingAfterALookFailed(Class<? extends Throwable> type, CapturedOutput output) {
		this.contextRunner.withBean("broken", BrokenPool.class)
			.withPropertyValues("zexus.pool.pressure.max-pooled-objects=1", "zexus.pool.pressure.interval=1ms")
			.run((context) -> {
				BrokenPool broken = context.getBean(BrokenPool.class);
				broken.failsOnce.put(failure(type));
				fill(context.getBean(MemoryPoolManager.class));
				assertThat(next(context).cause()).isEqualTo(ClearCause.COUNT);
				assertThat(broken.failsOnce).isEmpty();
			});
		assertThat(output).contains("I am broken", "Looking for memory pressure failed");
	}

	@Test
	void keepsLookingAfterAListenerInterruptedIt() {
		this.contextRunner
			.withPropertyValues("zexus.pool.pressure.max-pooled-objects=1", "zexus.pool.pressure.interval=1ms")
			.run((context) -> {
				context.getBean(Listener.class).action = () -> Thread.currentThread().interrupt();
				for (int round = 1; round <= 2; round++) {
					fill(context.getBean(MemoryPoolManager.class));
					assertThat(next(context)).isNotNull();
				}
			});
	}

	@Test
	void aListenerMayCloseTheContext() {
		this.contextRunner
			.withPropertyValues("zexus.pool.pressure.max-pooled-objects=1", "zexus.pool.pressure.interval=1ms")
			.run((context) -> {
				Listener listener = context.getBean(Listener.class);
				CountDownLatch closed = new CountDownLatch(1);
				listener.action = () -> {
					context.close();
					closed.countDown();
				};
				fill(context.getBean(MemoryPoolManager.class));
				// Less than the time for which another thread would wait for this one
				assertThat(closed.await(9, TimeUnit.SECONDS)).isTrue();
			});
	}

	private static Throwable failure(Class<? extends Throwable> type) throws ReflectiveOperationException {
		return type.getConstructor(String.class).newInstance("I am broken");
	}

	@Test
	void runsOnADaemonThreadThatEndsWithTheContext() throws InterruptedException {
		Thread[] threads = new Thread[1];
		this.contextRunner
			.withPropertyValues("zexus.pool.pressure.max-pooled-objects=1", "zexus.pool.pressure.interval=1ms")
			.run((context) -> {
				fill(context.getBean(MemoryPoolManager.class));
				next(context);
				threads[0] = context.getBean(Listener.class).thread;
				assertThat(threads[0].isDaemon()).isTrue();
				assertThat(threads[0].isAlive()).isTrue();
			});
		threads[0].join(TimeUnit.SECONDS.toMillis(30));
		assertThat(threads[0].isAlive()).isFalse();
	}

	@Test
	void canBeStoppedAndStartedAgain() {
		this.contextRunner
			.withPropertyValues("zexus.pool.pressure.max-pooled-objects=1", "zexus.pool.pressure.interval=1ms",
					"zexus.pool.pressure.clear-on-gc=true")
			.run((context) -> {
				MemoryPressureClearer clearer = context.getBean(MemoryPressureClearer.class);
				assertThat(clearer.isRunning()).isTrue();
				clearer.stop();
				clearer.stop();
				assertThat(clearer.isRunning()).isFalse();
				clearer.start();
				fill(context.getBean(MemoryPoolManager.class));
				assertThat(next(context)).isNotNull();
			});
	}

	@Test
	void leavesTheSchedulerOfTheApplicationAlone() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
			.withUserConfiguration(Scheduling.class)
			.run((context) -> assertThat(context).hasSingleBean(TaskScheduler.class).hasBean("taskScheduler"));
	}

	private static void fill(MemoryPoolManager manager) {
		// Both at once, as far as a look can tell: it counts when it sees the second.
		manager.getStr("a");
		manager.getStr("b");
	}

	private static MemoryPressureEvent next(ApplicationContext context) throws InterruptedException {
		MemoryPressureEvent event = context.getBean(Listener.class).events.poll(30, TimeUnit.SECONDS);
		assertThat(event).as("an event within 30 s").isNotNull();
		return event;
	}

	/** What a pool lets go is known after a collection. */
	private static MemoryPressureEvent nextWhileCollecting(ApplicationContext context) throws InterruptedException {
		BlockingQueue<MemoryPressureEvent> events = context.getBean(Listener.class).events;
		MemoryPressureEvent event = null;
		for (int i = 0; event == null && i < 300; i++) {
			System.gc();
			event = events.poll(100, TimeUnit.MILLISECONDS);
		}
		assertThat(event).as("an event within 300 collections").isNotNull();
		return event;
	}

	private static double clears(ApplicationContext context, String cause) {
		return context.getBean(MeterRegistry.class)
			.get("zexus.pool.clears")
			.tags("pool", "str", "cause", cause)
			.counter()
			.count();
	}

	@Configuration(proxyBeanMethods = false)
	static class Listener {

		final BlockingQueue<MemoryPressureEvent> events = new LinkedBlockingQueue<>();

		volatile Thread thread;

		volatile Runnable action = () -> {
		};

		volatile Throwable failure;

		@EventListener
		void on(MemoryPressureEvent event) {
			this.thread = Thread.currentThread();
			Throwable failure = this.failure;
			this.events.add(event);
			this.action.run();
			throwIfPresent(failure);
		}

		@Bean
		MeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

		@Bean
		SmartInitializingSingleton binding(MemoryPoolMetrics metrics, MeterRegistry registry) {
			return () -> metrics.bindTo(registry);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Scheduling {

	}

	static final class BrokenPool implements Pool {

		final BlockingQueue<Throwable> failsOnce = new LinkedBlockingQueue<>();

		@Override
		public PoolStats stats() {
			throwIfPresent(this.failsOnce.poll());
			return new PoolStats(0, 0, 0, 0, 0, 0, 0);
		}

		@Override
		public void clear() {
		}

		@Override
		public int capacity() {
			return 0;
		}

	}

	private static void throwIfPresent(Throwable failure) {
		if (failure instanceof Error error) {
			throw error;
		}
		if (failure != null) {
			throw (RuntimeException) failure;
		}
	}

}
