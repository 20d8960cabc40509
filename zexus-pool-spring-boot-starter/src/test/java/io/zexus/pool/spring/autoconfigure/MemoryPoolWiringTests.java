package io.zexus.pool.spring.autoconfigure;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.StringPool;
import io.zexus.pool.spring.actuate.MemoryPoolEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** What the log says at start of what is in effect, and of what is not. */
@ExtendWith(OutputCaptureExtension.class)
class MemoryPoolWiringTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(MemoryPoolAutoConfiguration.class, MemoryPoolWiringAutoConfiguration.class,
					MemoryPoolDecodingAutoConfiguration.class, MemoryPoolEndpointAutoConfiguration.class,
					MemoryPoolMetricsAutoConfiguration.class, MemoryPressureAutoConfiguration.class));

	@Test
	void oneLineSaysWhatIsInEffect(CapturedOutput output) {
		new ApplicationContextRunner()
			.withPropertyValues("zexus.pool.str-size=2", "zexus.pool.list-enabled=false",
					"zexus.pool.jackson.mode=auto", "management.endpoints.web.exposure.include=*")
			.withUserConfiguration(Application.class, PoolConfiguration.class, Registry.class)
			.run((context) -> assertThat(linesOf(output)).singleElement()
				.asString()
				.contains("INFO")
				.endsWith("Zexus Pool: int 1000, str 2, list 1700 (off), codes 500; reached by calls of the application"
						+ (isPresent("tools.jackson.databind.JacksonModule") ? ", Jackson 3 (auto)" : "")
						+ (isPresent("com.fasterxml.jackson.databind.Module") ? ", Jackson 2 (auto)" : "")
						+ "; watched by endpoint zexuspool, meters, pressure relief every 30s"));
	}

	@Test
	void oneLineSaysWhatIsAbsent(CapturedOutput output) {
		this.runner
			.withPropertyValues("zexus.pool.pressure.enabled=false", "management.endpoints.web.exposure.include=")
			.withClassLoader(new FilteredClassLoader("com.fasterxml.jackson", "tools.jackson"))
			.run((context) -> assertThat(linesOf(output)).singleElement()
				.asString()
				.endsWith("Zexus Pool: int 1000, str 500, list 1700; reached by calls of the application; "
						+ "watched by nothing"));
	}

	@Test
	void oneLineSaysThatAllIsOff(CapturedOutput output) {
		this.runner.withPropertyValues("zexus.pool.enabled=false", "zexus.pool.str-size=2")
			.run((context) -> assertThat(linesOf(output)).singleElement()
				.asString()
				.contains("INFO", "Zexus Pool is off (zexus.pool.enabled=false)"));
	}

	@Test
	void severalManagersAreReportedWithWhatTheyLeaveWithoutEffect(CapturedOutput output) {
		this.runner.withUserConfiguration(Two.class, CustomizerConfiguration.class)
			.withPropertyValues("zexus.pool.str-size=2", "zexus.pool.pressure.interval=5s")
			.withBean("codes", StringPool.class, StringPool::new)
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(MemoryPoolEndpoint.class);
				assertThat(linesOf(output)).hasSize(5)
					.allMatch((line) -> line.contains("WARN"))
					.anyMatch((line) -> line
						.endsWith("Zexus Pool has no endpoint, meters, pressure relief and Jackson module: there "
								+ "are several beans of type MemoryPoolManager (one, two) and no primary one. Mark "
								+ "one of them as @Primary."))
					.anyMatch((line) -> line.contains("zexus.pool.str-size=2")
							&& line.contains("has no effect: there are several beans"))
					.anyMatch((line) -> line.contains("zexus.pool.pressure.interval=5s"))
					.anyMatch((line) -> line.contains("'customizer' has no effect"))
					.anyMatch((line) -> line.contains("'codes' is not registered: there are several beans"));
			});
	}

	@Test
	void aManagerOfTheApplicationIsReportedWithWhatItLeavesWithoutEffect(CapturedOutput output) {
		this.runner.withUserConfiguration(CustomizerConfiguration.class)
			.withBean("own", MemoryPoolManager.class, () -> new MemoryPoolManager(1, 2, 3))
			.withPropertyValues("zexus.pool.str-size=2", "zexus.pool.intEnabled=false", "zexus.pool.list-size=",
					"zexus.pool.pressure.interval=5s")
			.run((context) -> assertThat(linesOf(output)).hasSize(4)
				.anyMatch((line) -> line.contains("INFO") && line.contains("Zexus Pool: int 1, str 2, list 51;"))
				.anyMatch((line) -> line.contains("WARN") && line.contains("zexus.pool.str-size=2 (")
						&& line.endsWith("has no effect: the application makes its own MemoryPoolManager (own). "
								+ "Set it there, or remove that bean"))
				.anyMatch((line) -> line.contains("WARN") && line.contains("zexus.pool.intenabled=false"))
				.anyMatch((line) -> line.contains("WARN") && line.contains("'customizer' has no effect")));
	}

	@Test
	void aManagerOfTheApplicationIsNotSwitchedOff(CapturedOutput output) {
		this.runner.withBean("own", MemoryPoolManager.class, () -> new MemoryPoolManager())
			.withPropertyValues("zexus.pool.enabled=false")
			.run((context) -> assertThat(linesOf(output))
				.anyMatch((line) -> line.contains("WARN") && line.contains("does not switch off the pools of")));
	}

	@Test
	void anEmptyListOfSecretNamesIsReported(CapturedOutput output) {
		this.runner.withPropertyValues("zexus.pool.jackson.never-pooled=")
			.run((context) -> assertThat(linesOf(output)).anyMatch(
					(line) -> line.contains("WARN") && line.contains("zexus.pool.jackson.never-pooled is empty")));
	}

	@Test
	void settingsOfJacksonAreReportedWhereThereIsNone(CapturedOutput output) {
		this.runner.withPropertyValues("zexus.pool.jackson.mode=all")
			.withClassLoader(new FilteredClassLoader("com.fasterxml.jackson", "tools.jackson"))
			.run((context) -> assertThat(linesOf(output)).anyMatch((line) -> line.contains("WARN")
					&& line.contains("zexus.pool.jackson.mode=all") && line.contains("not on the class path")));
	}

	@Test
	void metersOfCachesAreReportedWhereThereIsNoRegistry(CapturedOutput output) {
		this.runner.withPropertyValues("zexus.pool.metrics.cache-style=true")
			.run((context) -> assertThat(linesOf(output))
				.anyMatch((line) -> line.contains("WARN") && line.contains("zexus.pool.metrics.cache-style=true")
						&& line.contains("there is no MeterRegistry")));
	}

	@Test
	void aChildContextSharesTheManagerAndTheClearerAndReportsSizesOfItsOwn(CapturedOutput output) {
		SpringApplicationBuilder parent = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("zexus.pool.str-size=7", "spring.application.admin.enabled=false");
		parent.run();
		int before = linesOf(output).size();
		try (ConfigurableApplicationContext child = parent.child(Application.class, PoolConfiguration.class)
			.web(WebApplicationType.NONE)
			.run("--zexus.pool.int-size=2", "--zexus.pool.pressure.interval=5s",
					"--zexus.pool.auto-size.max-bytes=1MB")) {
			assertThat(child.getBean(MemoryPoolManager.class).strPool().capacity()).isEqualTo(7);
			assertThat(child.getBeansOfType(MemoryPressureClearer.class)).isEmpty();
			assertThat(child.getParent().getBeansOfType(MemoryPressureClearer.class)).hasSize(1);
			List<String> lines = linesOf(output);
			assertThat(lines.subList(before, lines.size())).hasSize(5)
				.anyMatch((line) -> line.contains("INFO") && line.contains("Zexus Pool: int 1000, str 7"))
				.anyMatch((line) -> line.contains("zexus.pool.auto-size.max-bytes=1MB")
						&& line.contains("has no effect: the MemoryPoolManager is that of a parent context"))
				.anyMatch((line) -> line.contains("zexus.pool.int-size=2")
						&& line.contains("has no effect: the MemoryPoolManager is that of a parent context"))
				.anyMatch((line) -> line.contains("zexus.pool.pressure.interval=5s"))
				.anyMatch((line) -> line.contains("'codes' is not registered"));
		}
		finally {
			parent.context().close();
		}
	}

	@Test
	void aChildContextWithAManagerOfItsOwnHasAClearerOfItsOwn() {
		this.runner.run((parent) -> this.runner.withParent(parent)
			.withBean("own", MemoryPoolManager.class, () -> new MemoryPoolManager(),
					(definition) -> definition.setPrimary(true))
			.run((child) -> assertThat(child.getBeanFactory().getBeanNamesForType(MemoryPressureClearer.class))
				.hasSize(1)));
	}

	@Test
	void aManagerOfAPlainParentHasTheClearerOfTheChild(CapturedOutput output) {
		try (AnnotationConfigApplicationContext parent = new AnnotationConfigApplicationContext()) {
			parent.registerBean(MemoryPoolManager.class, () -> new MemoryPoolManager());
			parent.refresh();
			this.runner.withParent(parent)
				.withPropertyValues("zexus.pool.pressure.interval=5s", "zexus.pool.str-size=2")
				.run((child) -> {
					assertThat(child.getBeanFactory().getBeanNamesForType(MemoryPressureClearer.class)).hasSize(1);
					assertThat(linesOf(output)).anyMatch((line) -> line.contains("zexus.pool.str-size=2"))
						.noneMatch((line) -> line.contains("zexus.pool.pressure.interval"));
				});
		}
	}

	private static boolean isPresent(String className) {
		return ClassUtils.isPresent(className, MemoryPoolWiringTests.class.getClassLoader());
	}

	private static List<String> linesOf(CapturedOutput output) {
		return output.getAll().lines().filter((line) -> line.contains(MemoryPoolWiring.class.getSimpleName())).toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class PoolConfiguration {

		@Bean
		StringPool codes() {
			return new StringPool();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Registry {

		@Bean
		MeterRegistry registry() {
			return new SimpleMeterRegistry();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizerConfiguration {

		@Bean
		MemoryPoolManagerBuilderCustomizer customizer() {
			return (builder) -> builder.strPoolSize(3);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Two {

		@Bean
		MemoryPoolManager one() {
			return new MemoryPoolManager();
		}

		@Bean
		MemoryPoolManager two() {
			return new MemoryPoolManager();
		}

	}

}
