package io.zexus.pool.spring.autoconfigure;

import java.util.List;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pooled;
import io.zexus.pool.PoolStats;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.learning.Adviser;
import io.zexus.pool.learning.Governor;
import io.zexus.pool.jackson.ZexusPoolModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryPoolJacksonAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(MemoryPoolAutoConfiguration.class, MemoryPoolDecodingAutoConfiguration.class,
					MemoryPoolJacksonAutoConfiguration.class, MemoryPoolJackson2AutoConfiguration.class));

	@Test
	void publishesAModuleForEachLineOfJacksonThatShareAGovernor() {
		this.runner.run((context) -> {
			Governor governor = context.getBean(Governor.class);
			assertThat(context.getBean(ZexusPoolModule.class).governor()).isSameAs(governor);
			assertThat(context.getBean(io.zexus.pool.jackson2.ZexusPoolModule.class).governor()).isSameAs(governor);
		});
	}

	@Test
	void publishesNoModuleForALineThatIsAbsent() {
		this.runner.withClassLoader(new FilteredClassLoader(JacksonModule.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ZexusPoolModule.class)
				.hasSingleBean(io.zexus.pool.jackson2.ZexusPoolModule.class));
		this.runner.withClassLoader(new FilteredClassLoader(com.fasterxml.jackson.databind.Module.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ZexusPoolModule.class)
				.doesNotHaveBean(io.zexus.pool.jackson2.ZexusPoolModule.class));
	}

	@Test
	void publishesNothingWhenDisabled() {
		this.runner.withPropertyValues("zexus.pool.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Governor.class)
				.doesNotHaveBean(ZexusPoolModule.class)
				.doesNotHaveBean(io.zexus.pool.jackson2.ZexusPoolModule.class));
	}

	@Test
	void poolsAnnotatedPropertiesByDefault() {
		this.runner.run((context) -> {
			JsonMapper mapper = mapper(context.getBean(ZexusPoolModule.class));
			String json = "{\"marked\": \"a value\", \"unmarked\": \"another\"}";
			Row one = mapper.readValue(json, Row.class);
			Row two = mapper.readValue(json, Row.class);
			assertThat(one.marked()).isSameAs(two.marked())
				.isSameAs(context.getBean(MemoryPoolManager.class).getStr(new String("a value")));
			assertThat(one.unmarked()).isEqualTo(two.unmarked()).isNotSameAs(two.unmarked());
		});
	}

	@Test
	void tellsWhatToAnnotateBeforeAnythingIs() {
		this.runner.run((context) -> {
			decodeMany(context.getBean(ZexusPoolModule.class));
			Adviser adviser = new Adviser(context.getBean(MemoryPoolManager.class), context.getBean(Governor.class));
			assertThat(adviser.advice("str")).singleElement().satisfies((advice) -> {
				assertThat(advice.code()).isEqualTo("annotate");
				assertThat(advice.text()).contains("$Visit.place with @Pooled").doesNotContain("Visit.id");
			});
			PoolStats stats = context.getBean(MemoryPoolManager.class).strPool().stats();
			assertThat(stats.poolSize()).isZero();
			assertThat(stats.hits() + stats.misses()).isZero();
		});
	}

	@Test
	void looksAtNothingThatIsNotAnnotatedWhenTold() {
		this.runner.withPropertyValues("zexus.pool.jackson.observe=false").run((context) -> {
			decodeMany(context.getBean(ZexusPoolModule.class));
			assertThat(context.getBean(Governor.class).properties(MemoryPoolManager.STR)).isEmpty();
		});
	}

	private static void decodeMany(ZexusPoolModule module) {
		JsonMapper mapper = JsonMapper.builder(module.jsonFactory()).addModule(module).build();
		for (int i = 0; i < 30_000; i++) {
			mapper.readValue("{\"place\": \"place " + i % 40 + "\", \"id\": \"" + i + "\"}", Visit.class);
		}
	}

	@ParameterizedTest
	@EnumSource
	void takesTheModeFromTheProperties(PoolingMode mode) {
		this.runner.withPropertyValues("zexus.pool.jackson.mode=" + mode.name().toLowerCase(java.util.Locale.ROOT))
			.run((context) -> assertThat(context.getBean(Governor.class).mode()).isEqualTo(mode));
	}

	@Test
	void takesTheNamesThatAreNeverPooledFromTheProperties() {
		this.runner.withPropertyValues("zexus.pool.jackson.mode=all", "zexus.pool.jackson.never-pooled=ssn")
			.run((context) -> {
				JsonMapper mapper = mapper(context.getBean(ZexusPoolModule.class));
				String json = "{\"holderSSN\": \"a value\", \"password\": \"another\"}";
				Person one = mapper.readValue(json, Person.class);
				Person two = mapper.readValue(json, Person.class);
				assertThat(one.holderSSN()).isEqualTo(two.holderSSN()).isNotSameAs(two.holderSSN());
				assertThat(one.password()).isSameAs(two.password());
			});
	}

	@Test
	void addsNamesThatAreNeverPooledToTheDefaults() {
		this.runner
			.withPropertyValues("zexus.pool.jackson.mode=all", "zexus.pool.jackson.never-pooled-also=salary,note")
			.run((context) -> {
				JsonMapper mapper = mapper(context.getBean(ZexusPoolModule.class));
				String json = "{\"salary\": \"a value\", \"password\": \"another\", \"shipping\": \"third\"}";
				Employee one = mapper.readValue(json, Employee.class);
				Employee two = mapper.readValue(json, Employee.class);
				assertThat(one.salary()).isNotSameAs(two.salary());
				assertThat(one.password()).isNotSameAs(two.password());
				assertThat(one.shipping()).isSameAs(two.shipping());
			});
	}

	@Test
	void documentsTheSameNamesAsTheCore() {
		this.runner.run((context) -> {
			List<String> words = context.getBean(MemoryPoolProperties.class).jackson().neverPooled();
			assertThat(words).isEqualTo(Governor.NEVER_POOLED);
		});
	}

	@Test
	void refusesAModeThatDoesNotExist() {
		this.runner.withPropertyValues("zexus.pool.jackson.mode=some")
			.run((context) -> assertThat(context).hasFailed());
	}

	private static JsonMapper mapper(ZexusPoolModule module) {
		return JsonMapper.builder(module.jsonFactory()).addModule(module).build();
	}

	record Row(@Pooled String marked, String unmarked) {
	}

	record Employee(String salary, String password, String shipping) {
	}

	record Person(String holderSSN, String password) {
	}

	record Visit(String place, String id) {
	}

}
