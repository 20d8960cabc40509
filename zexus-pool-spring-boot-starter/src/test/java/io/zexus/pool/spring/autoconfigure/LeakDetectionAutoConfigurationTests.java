package io.zexus.pool.spring.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.micrometer.MemoryPoolMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class LeakDetectionAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MemoryPoolAutoConfiguration.class));

	/** The file parser turns a bare {@code off} into {@code false}. */
	@ParameterizedTest
	@CsvSource({ "off,3,0", "false,3,0", "sampled,1,1", "all,3,3" })
	void thePropertySetsWhatTheListPoolFollows(String value, int acquired, int followed) {
		this.contextRunner.withPropertyValues("zexus.pool.leak-detection=" + value).run((context) -> {
			MemoryPoolManager manager = context.getBean(MemoryPoolManager.class);
			for (int i = 0; i < acquired; i++) {
				manager.acquireList(i);
			}
			assertThat(manager.listPool().unreleased()).hasSize(followed);
		});
	}

	@Test
	void nothingIsFollowedByDefault() {
		this.contextRunner.run((context) -> {
			MemoryPoolManager manager = context.getBean(MemoryPoolManager.class);
			manager.acquireList(3);
			assertThat(manager.listPool().unreleased()).isEmpty();
		});
	}

	@Test
	void aWrongValueFailsTheStart() {
		this.contextRunner.withPropertyValues("zexus.pool.leak-detection=maybe")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("maybe"));
	}

	@Test
	void leaksAreCountedByAMeterForEachPool() {
		MeterRegistry registry = new SimpleMeterRegistry();
		try (MemoryPoolMetrics metrics = new MemoryPoolMetrics(new MemoryPoolManager())) {
			metrics.bindTo(registry);
			assertThat(registry.get("zexus.pool.leaks").functionCounters()).hasSize(3)
				.allSatisfy((counter) -> assertThat(counter.getId().getBaseUnit()).isNull());
		}
	}

}
