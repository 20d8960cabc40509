package io.zexus.pool.spring.autoconfigure;

import java.time.LocalDate;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;
import io.zexus.pool.StringPool;
import io.zexus.pool.ValuePool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** What becomes of an application's beans of type {@link Pool}. */
@ExtendWith(OutputCaptureExtension.class)
class PoolBeansTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(MemoryPoolAutoConfiguration.class, MemoryPoolWiringAutoConfiguration.class));

	@Test
	void mayNeedTheManager() {
		this.runner.withUserConfiguration(NeedsTheManager.class).run((context) -> {
			MemoryPoolManager manager = context.getBean(MemoryPoolManager.class);
			assertThat(manager.pool("codes")).isSameAs(context.getBean("codes"));
			assertThat(manager.getStats().pools().get("codes").misses()).isEqualTo(1);
		});
	}

	@Test
	void mayBeNeededByACustomizerThatRegistersThem() {
		this.runner.withUserConfiguration(Customized.class)
			.run((context) -> assertThat(context.getBean(MemoryPoolManager.class).pools()).containsOnlyKeys("int",
					"str", "list", "codes", "named"));
	}

	@Test
	void areNotRegisteredTwiceWhenTheyAreTheManagersOwn(CapturedOutput output) {
		this.runner.withUserConfiguration(ExposesTheStringPool.class)
			.run((context) -> assertThat(context.getBean(MemoryPoolManager.class).pools()).containsOnlyKeys("int",
					"str", "list"));
		assertThat(output).doesNotContain("not registered");
	}

	@Test
	void areRegisteredWithTheManagerOfTheApplication() {
		this.runner.withUserConfiguration(NeedsTheManager.class)
			.withBean("own", MemoryPoolManager.class, () -> new MemoryPoolManager())
			.run((context) -> assertThat(context.getBean(MemoryPoolManager.class).pools()).containsEntry("codes",
					context.getBean("codes", Pool.class)));
	}

	@Test
	void areRegisteredWithAManagerThatOutlivesTheContext(CapturedOutput output) {
		MemoryPoolManager shared = new MemoryPoolManager();
		StringPool pool = new StringPool();
		for (int i = 0; i < 2; i++) {
			this.runner.withBean("shared", MemoryPoolManager.class, () -> shared)
				.withBean("codes", StringPool.class, () -> pool)
				.run((context) -> assertThat(shared.pool("codes")).isSameAs(pool));
		}
		assertThat(output).doesNotContain("'codes'");
		this.runner.withBean("shared", MemoryPoolManager.class, () -> shared)
			.withBean("codes", StringPool.class, StringPool::new)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("Pool bean 'codes' is not registered", "has another pool of that name");
	}

	@Test
	void ofValuesAreUsedForTheirType() {
		this.runner.withUserConfiguration(Dates.class).run((context) -> {
			MemoryPoolManager manager = context.getBean(MemoryPoolManager.class);
			LocalDate date = manager.getValue(LocalDate.of(1994, 8, 3));
			assertThat(manager.getValue(LocalDate.of(1994, 8, 3))).isSameAs(date);
			assertThat(context.getBean("dates", ValuePool.class).stats().hits()).isEqualTo(1);
			assertThat(manager.pools()).containsOnlyKeys("int", "str", "list", "dates");
			manager.getValue(new UUID(1, 2));
			assertThat(manager.pools()).containsKey("uuid");
		});
	}

	@Test
	void areLeftOutWhenTheyAreNoSingletons(CapturedOutput output) {
		this.runner.withUserConfiguration(Prototype.class)
			.run((context) -> assertThat(context.getBean(MemoryPoolManager.class).pools()).hasSize(3));
		assertThat(output).contains("Pool bean 'many' is not registered: it is not a singleton");
	}

	@Test
	void areLeftOutWithoutAWordWhenTheyAreNoAutowireCandidates(CapturedOutput output) {
		this.runner.withUserConfiguration(NoCandidate.class)
			.run((context) -> assertThat(context.getBean(MemoryPoolManager.class).pools()).hasSize(3));
		assertThat(output).doesNotContain("'hidden'");
	}

	@Test
	void areRegisteredWhenBeansAreLazy() {
		try (ConfigurableApplicationContext context = application("spring.main.lazy-initialization=true",
				NeedsTheManager.class)
			.run()) {
			assertThat(context.getBean(MemoryPoolManager.class).pools()).containsKey("codes");
		}
	}

	@Test
	void haveMeters() {
		try (ConfigurableApplicationContext context = application("spring.main.banner-mode=off", NeedsTheManager.class,
				Registry.class)
			.run()) {
			assertThat(context.getBean(MeterRegistry.class)
				.find("zexus.pool.gets")
				.tag("pool", "codes")
				.tag("result", "miss")
				.functionCounter()
				.count()).isEqualTo(1);
		}
	}

	@Test
	void failTheStartWithAnAnalysisWhenTheNameIsTaken(CapturedOutput output) {
		assertThatException().isThrownBy(() -> application("a=b", NamedStr.class).run().close());
		assertThat(output).contains("APPLICATION FAILED TO START",
				"Bean 'str' of type io.zexus.pool.StringPool cannot be registered", "exists already",
				"Give the bean another name");
	}

	@Test
	void failTheStartWithAnAnalysisWhenNoPathCanHoldTheName(CapturedOutput output) {
		assertThatException().isThrownBy(() -> application("a=b", NamedLikeAPath.class).run().close());
		assertThat(output).contains("APPLICATION FAILED TO START", "Bean 'a/b'", "one segment of a URL path",
				"Give the bean another name");
	}

	private static SpringApplication application(String property, Class<?>... sources) {
		return new SpringApplicationBuilder(Application.class).sources(sources)
			.web(WebApplicationType.NONE)
			.properties(property)
			.build();
	}

	@Configuration(proxyBeanMethods = false)
	static class Dates {

		@Bean
		ValuePool<LocalDate> dates() {
			return ValuePool.<LocalDate>builder().maxSize(10).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class Registry {

		@Bean
		MeterRegistry registry() {
			return new SimpleMeterRegistry();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsTheManager {

		@Bean
		StringPool codes(MemoryPoolManager manager) {
			StringPool pool = new StringPool();
			pool.get(manager.getStr("first"));
			return pool;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customized {

		@Bean
		StringPool codes() {
			return new StringPool();
		}

		@Bean
		MemoryPoolManagerBuilderCustomizer customizer(StringPool codes) {
			return (builder) -> builder.pool("codes", codes).pool("named", new StringPool());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ExposesTheStringPool {

		@Bean
		StringPool p(MemoryPoolManager manager) {
			return manager.strPool();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Prototype {

		@Bean
		@Scope("prototype")
		StringPool many() {
			return new StringPool();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NoCandidate {

		@Bean(autowireCandidate = false)
		StringPool hidden() {
			return new StringPool();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NamedStr {

		@Bean
		StringPool str() {
			return new StringPool();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NamedLikeAPath {

		@Bean("a/b")
		StringPool path() {
			return new StringPool();
		}

	}

}
