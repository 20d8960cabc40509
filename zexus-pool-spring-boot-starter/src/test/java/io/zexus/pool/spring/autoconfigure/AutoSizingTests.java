package io.zexus.pool.spring.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/** Pools that are resized while an application runs. */
@ExtendWith(OutputCaptureExtension.class)
class AutoSizingTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(MemoryPoolAutoConfiguration.class, MemoryPoolAdviceAutoConfiguration.class))
		.withPropertyValues("zexus.pool.int-size=100", "zexus.pool.str-size=100");

	@Test
	void raisesAPoolThatGainsByItAndSaysSo(CapturedOutput output) {
		this.runner.withUserConfiguration(Listener.class)
			.withPropertyValues("zexus.pool.auto-size.max-bytes=1MB")
			.run((context) -> {
				MemoryPoolManager pools = context.getBean(MemoryPoolManager.class);
				ask(pools);
				look(context.getBean(MemoryPoolObserver.class));
				assertThat(pools.strPool().capacity()).isIn(400, 800);
				assertThat(pools.intPool().capacity()).isEqualTo(100);
				assertThat(context.getBean(Listener.class).events).singleElement().satisfies((event) -> {
					assertThat(event.pool()).isEqualTo("str");
					assertThat(event.from()).isEqualTo(100);
					assertThat(event.to()).isEqualTo(pools.strPool().capacity());
					assertThat(event.predictedHitRate()).isGreaterThan(event.hitRate() + 2);
				});
				assertThat(output.getOut().lines()).filteredOn((line) -> line.contains("Resized"))
					.singleElement()
					.asString()
					.contains("INFO", "Resized pool str from 100 to " + pools.strPool().capacity(),
							"predicted hit rate", "of 1048576B");
			});
	}

	@Test
	void leavesCapacitiesAloneUnlessAsked() {
		this.runner.run((context) -> {
			MemoryPoolManager pools = context.getBean(MemoryPoolManager.class);
			ask(pools);
			look(context.getBean(MemoryPoolObserver.class));
			assertThat(pools.strPool().capacity()).isEqualTo(100);
		});
	}

	@Test
	void saysOnceAtStartThatThereIsNoRoom(CapturedOutput output) {
		this.runner.withPropertyValues("zexus.pool.auto-size.max-bytes=1KB").run((context) -> {
			MemoryPoolManager pools = context.getBean(MemoryPoolManager.class);
			ask(pools);
			look(context.getBean(MemoryPoolObserver.class));
			assertThat(pools.strPool().capacity()).isEqualTo(100);
			assertThat(output.getOut().lines()).filteredOn((line) -> line.contains("auto-size"))
				.singleElement()
				.asString()
				.contains("WARN", "zexus.pool.auto-size.max-bytes is 1024B", "Raise it, or lower the capacities");
		});
	}

	@Test
	void goesOnWhenAListenerFails(CapturedOutput output) {
		this.runner.withUserConfiguration(FailingListener.class)
			.withPropertyValues("zexus.pool.auto-size.max-bytes=1MB")
			.run((context) -> {
				MemoryPoolManager pools = context.getBean(MemoryPoolManager.class);
				ask(pools);
				look(context.getBean(MemoryPoolObserver.class));
				assertThat(pools.strPool().capacity()).isGreaterThan(100);
				assertThat(output).contains("A listener of PoolResizedEvent failed");
			});
	}

	private static void ask(MemoryPoolManager pools) {
		for (int i = 0; i < 200_000; i++) {
			pools.getStr("value " + i % (1 + i * 7 % 500));
			if (i % 500 == 0) {
				pools.pools().values().forEach(Pool::observe);
			}
		}
	}

	private static void look(MemoryPoolObserver observer) {
		observer.look(0);
		observer.look(1);
	}

	@Configuration(proxyBeanMethods = false)
	static class Listener {

		private final List<PoolResizedEvent> events = new ArrayList<>();

		@EventListener
		void onResize(PoolResizedEvent event) {
			this.events.add(event);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailingListener {

		@EventListener
		void onResize(PoolResizedEvent event) {
			throw new IllegalStateException("no");
		}

	}

}
