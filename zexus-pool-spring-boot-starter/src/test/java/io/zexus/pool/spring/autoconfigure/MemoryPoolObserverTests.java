package io.zexus.pool.spring.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PropertyStats;
import io.zexus.pool.learning.Adviser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the observer does for the pools, and says.
 */
@ExtendWith(OutputCaptureExtension.class)
class MemoryPoolObserverTests {

	private static final long HOUR = Duration.ofHours(1).toNanos();

	private final MemoryPoolManager manager = new MemoryPoolManager();

	private final List<PropertyStats> properties = new ArrayList<>();

	private final MemoryPoolObserver observer = new MemoryPoolObserver(this.manager,
			new Adviser(this.manager, (pool) -> pool.equals(MemoryPoolManager.STR) ? this.properties : List.of()),
			null);

	@Test
	void saysAtTheSecondLookWhatWasSoAtTheFirst(CapturedOutput output) {
		repeats("com.acme.Order.status");
		this.observer.look(0);
		assertThat(output).doesNotContain("Annotate");
		this.observer.look(1);
		assertThat(output).contains("Annotate com.acme.Order.status with @Pooled");
	}

	@Test
	void saysNothingTwice(CapturedOutput output) {
		repeats("com.acme.Order.status");
		for (int look = 0; look < 10; look++) {
			this.observer.look(look * HOUR);
		}
		assertThat(output.toString().split("Annotate", -1)).hasSize(2);
	}

	@Test
	void saysWhatIsNewAnHourLaterAtTheEarliest(CapturedOutput output) {
		repeats("com.acme.Order.status");
		this.observer.look(0);
		this.observer.look(1);
		this.manager.door("json", "handMade").notReached("Add the module.");
		this.observer.look(2);
		this.observer.look(HOUR);
		assertThat(output).doesNotContain("handMade");
		this.observer.look(HOUR + 1);
		assertThat(output).contains("Not reached: json handMade. Add the module.");
	}

	@Test
	void whatWasSaidOfOneSubjectMayBeSaidOfAnother(CapturedOutput output) {
		repeats("com.acme.Order.status");
		this.manager.door("json", "handMade").notReached("Add the module.");
		this.observer.look(0);
		this.observer.look(1);
		repeats("com.acme.Order.currency");
		this.manager.door("json", "alsoHandMade").notReached("Add the module.");
		this.observer.look(HOUR);
		this.observer.look(HOUR + 1);
		assertThat(output).contains("Annotate com.acme.Order.currency", "Not reached: json alsoHandMade.");
		assertThat(output.toString().split("Order.status", -1)).hasSize(2);
	}

	@Test
	void observesThePoolsFromStartToStop() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(MemoryPoolAutoConfiguration.class, MemoryPoolAdviceAutoConfiguration.class))
			.run((context) -> {
				MemoryPoolManager pools = context.getBean(MemoryPoolManager.class);
				await().untilAsserted(() -> {
					for (int i = 0; i < 1000; i++) {
						pools.getStr("value " + i % 100);
					}
					assertThat(pools.strPool().forecasts()).isNotEmpty();
				});
				assertThat(threads()).contains("zexus-pool-observer");
			});
		assertThat(threads()).doesNotContain("zexus-pool-observer");
	}

	@Test
	void doesNotObserveWhenPoolsAreOff() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(MemoryPoolAutoConfiguration.class, MemoryPoolAdviceAutoConfiguration.class))
			.withPropertyValues("zexus.pool.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MemoryPoolObserver.class));
	}

	private void repeats(String name) {
		this.properties.add(new PropertyStats(name, 50_000, null, 99.0, 40, false, 0));
	}

	private static List<String> threads() {
		return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
	}

}
