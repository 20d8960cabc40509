package io.zexus.pool.spring.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zexus.pool.IntegerPool;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;
import io.zexus.pool.StringPool;
import io.zexus.pool.micrometer.MemoryPoolMetrics;
import io.zexus.pool.spring.actuate.MemoryPoolEndpoint;
import io.zexus.pool.spring.actuate.MemoryPoolEndpointWebExtension;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryPoolAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MemoryPoolAutoConfiguration.class,
				MemoryPoolWiringAutoConfiguration.class, MemoryPoolEndpointAutoConfiguration.class,
				MemoryPoolMetricsAutoConfiguration.class, MemoryPressureAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=*");

	@Test
	void createsAManagerWithTheDefaultsOfTheContract() {
		this.contextRunner.run((context) -> {
			MemoryPoolManager manager = context.getBean(MemoryPoolManager.class);
			assertThat(manager.intPool().capacity()).isEqualTo(1000);
			assertThat(manager.strPool().capacity()).isEqualTo(500);
			assertThat(manager.listPool().capacity()).isEqualTo(17 * 100);
			assertThat(manager.getStats().pools()).containsOnlyKeys("int", "str", "list");
			assertThat(isPooled(manager, 64)).isTrue();
			assertThat(isPooled(manager, 65)).isFalse();
			MemoryPoolProperties.Pressure pressure = context.getBean(MemoryPoolProperties.class).pressure();
			assertThat(pressure.enabled()).isTrue();
			assertThat(pressure.interval()).hasSeconds(30);
			assertThat(pressure.heapThreshold()).isEqualTo(0.9);
			assertThat(pressure.maxPooledObjects()).isNull();
			assertThat(pressure.clearOnGc()).isFalse();
		});
	}

	@Test
	void appliesTheProperties() {
		this.contextRunner
			.withPropertyValues("zexus.pool.int-size=1", "zexus.pool.str-size=2", "zexus.pool.list-size=3",
					"zexus.pool.max-string-length=4", "zexus.pool.int-enabled=false", "zexus.pool.list-enabled=false")
			.run((context) -> {
				MemoryPoolManager manager = context.getBean(MemoryPoolManager.class);
				assertThat(manager.intPool().capacity()).isEqualTo(1);
				assertThat(manager.strPool().capacity()).isEqualTo(2);
				assertThat(manager.listPool().capacity()).isEqualTo(17 * 3);
				assertThat(isPooled(manager, 4)).isTrue();
				assertThat(isPooled(manager, 5)).isFalse();
				assertThat(manager.getStats().pools()).containsOnlyKeys("str");
			});
	}

	@Test
	void takesZeroForASize() {
		this.contextRunner
			.withPropertyValues("zexus.pool.int-size=0", "zexus.pool.str-size=0", "zexus.pool.list-size=0",
					"zexus.pool.max-string-length=0")
			.run((context) -> assertThat(context.getBean(MemoryPoolManager.class).pools().values())
				.allSatisfy((pool) -> assertThat(pool.capacity()).isZero()));
	}

	@Test
	void switchesTheStringPoolOff() {
		this.contextRunner.withPropertyValues("zexus.pool.str-enabled=false")
			.run((context) -> assertThat(context.getBean(MemoryPoolManager.class).getStats().pools())
				.containsOnlyKeys("int", "list"));
	}

	@Test
	void leavesAManagerWhosePoolsAreAllOffWhenNotEnabled() {
		this.contextRunner.withPropertyValues("zexus.pool.enabled=false", "zexus.pool.str-enabled=true")
			.withUserConfiguration(Registry.class, OwnPools.class, InjectsTheManager.class)
			.run((context) -> {
				MemoryPoolManager manager = context.getBean(MemoryPoolManager.class);
				assertThat(manager.pools()).containsOnlyKeys("int", "str", "list", "tuples", "codes");
				assertThat(manager.getStats().pools()).isEmpty();
				assertThat(isPooled(manager, 10)).isFalse();
				assertThat(context).doesNotHaveBean(MemoryPoolEndpoint.class)
					.doesNotHaveBean(MemoryPoolEndpointWebExtension.class)
					.doesNotHaveBean(MemoryPoolMetrics.class)
					.doesNotHaveBean(MemoryPressureClearer.class);
				assertThat(context.getBean(MeterRegistry.class).getMeters()).isEmpty();
			});
	}

	@Test
	void createsNothingWhenNotEnabledEvenForAManagerOfTheApplication() {
		this.contextRunner.withPropertyValues("zexus.pool.enabled=false")
			.withUserConfiguration(Registry.class, OwnManager.class)
			.run((context) -> assertThat(context).hasSingleBean(MemoryPoolManager.class)
				.doesNotHaveBean(MemoryPoolEndpoint.class)
				.doesNotHaveBean(MemoryPoolMetrics.class)
				.doesNotHaveBean(MemoryPressureClearer.class));
	}

	@Test
	void stepsBackBeforeAManagerOfTheApplication() {
		this.contextRunner.withUserConfiguration(OwnManager.class, Registry.class)
			.run((context) -> assertThat(context).hasSingleBean(MemoryPoolManager.class)
				.hasBean("ownManager")
				.hasSingleBean(MemoryPoolEndpoint.class)
				.hasSingleBean(MemoryPoolMetrics.class)
				.hasSingleBean(MemoryPressureClearer.class));
	}

	@Test
	void takesNoSideWhenTheApplicationHasSeveralManagers() {
		this.contextRunner.withUserConfiguration(OwnManager.class, SecondManager.class, Registry.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(MemoryPoolEndpoint.class)
				.doesNotHaveBean(MemoryPoolMetrics.class)
				.doesNotHaveBean(MemoryPressureClearer.class));
	}

	@Test
	void registersPoolsOfTheApplicationUnderTheirBeanNames() {
		this.contextRunner.withUserConfiguration(OwnPools.class)
			.run((context) -> assertThat(context.getBean(MemoryPoolManager.class).pools())
				.containsEntry("tuples", context.getBean("tuples", Pool.class))
				.containsEntry("codes", context.getBean("codes", Pool.class))
				.hasSize(5));
	}

	@Test
	void callsCustomizersInOrderAfterTheProperties() {
		this.contextRunner.withPropertyValues("zexus.pool.str-size=1")
			.withUserConfiguration(Customizers.class)
			.run((context) -> assertThat(context.getBean(MemoryPoolManager.class).strPool().capacity()).isEqualTo(3));
	}

	@Test
	void hasNoEndpointWhenItIsNotExposed() {
		this.contextRunner.withPropertyValues("management.endpoints.web.exposure.include=")
			.run((context) -> assertThat(context).doesNotHaveBean(MemoryPoolEndpoint.class)
				.doesNotHaveBean(MemoryPoolEndpointWebExtension.class));
	}

	@Test
	void doesWithoutActuator() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasSingleBean(MemoryPoolManager.class)
				.hasSingleBean(MemoryPressureClearer.class)
				.doesNotHaveBean("memoryPoolEndpoint"));
	}

	@Test
	void doesWithActuatorAlone() {
		this.contextRunner
			.withClassLoader(new FilteredClassLoader((name) -> name.startsWith("org.springframework.boot.actuate.")
					&& !name.equals(Endpoint.class.getName())))
			.run((context) -> assertThat(context).hasSingleBean(MemoryPoolManager.class)
				.doesNotHaveBean("memoryPoolEndpoint"));
	}

	@Test
	void doesWithoutMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasSingleBean(MemoryPoolManager.class)
				.hasSingleBean(MemoryPoolEndpoint.class)
				.hasSingleBean(MemoryPressureClearer.class)
				.doesNotHaveBean("memoryPoolMetrics"));
	}

	@Test
	void doesWithoutAWebServerAndValidation() {
		this.contextRunner
			.withClassLoader(new FilteredClassLoader("org.springframework.web", "org.springframework.http",
					"jakarta.servlet", "jakarta.validation", "org.hibernate.validator", "reactor"))
			.run((context) -> assertThat(context).hasSingleBean(MemoryPoolManager.class)
				.hasSingleBean(MemoryPoolEndpoint.class));
	}

	@Test
	void hasNoMetersWithoutARegistry() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(MemoryPoolMetrics.class));
	}

	@Test
	void clearsByHandOnlyWhenPressureIsNotEnabled() {
		this.contextRunner.withPropertyValues("zexus.pool.pressure.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(MemoryPoolManager.class)
				.doesNotHaveBean(MemoryPressureClearer.class));
	}

	private static boolean isPooled(MemoryPoolManager manager, int length) {
		manager.getStr("x".repeat(length));
		return manager.getStr("x".repeat(length)) == manager.getStr("x".repeat(length));
	}

	@Configuration(proxyBeanMethods = false)
	static class Registry {

		@Bean
		MeterRegistry registry() {
			return new SimpleMeterRegistry();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnManager {

		@Bean
		MemoryPoolManager ownManager() {
			return new MemoryPoolManager();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class InjectsTheManager {

		@Bean
		String fromPool(MemoryPoolManager manager) {
			return manager.getStr("text");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SecondManager {

		@Bean
		MemoryPoolManager secondManager() {
			return new MemoryPoolManager();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnPools {

		@Bean
		StringPool tuples() {
			return new StringPool();
		}

		@Bean
		IntegerPool codes() {
			return new IntegerPool();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		@Bean
		@Order(2)
		MemoryPoolManagerBuilderCustomizer last() {
			return (builder) -> builder.strPoolSize(3);
		}

		@Bean
		@Order(1)
		MemoryPoolManagerBuilderCustomizer first() {
			return (builder) -> builder.strPoolSize(2);
		}

	}

}
