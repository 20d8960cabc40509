package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.DoorStats;
import io.zexus.pool.MemoryPoolManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which mappers carry the pools, and what is said of the others.
 */
@ExtendWith(OutputCaptureExtension.class)
class MapperDoorsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(MemoryPoolAutoConfiguration.class, MemoryPoolDecodingAutoConfiguration.class,
					MemoryPoolJacksonAutoConfiguration.class, JacksonAutoConfiguration.class));

	@Test
	void theMapperOfSpringBootIsReachedAndCounted() {
		this.runner.withPropertyValues("zexus.pool.jackson.mode=all").run((context) -> {
			JsonMapper mapper = context.getBean(JsonMapper.class);
			for (int i = 0; i < 10; i++) {
				mapper.readValue("{\"place\": \"here\"}", Row.class);
			}
			assertThat(context.getBean(MemoryPoolManager.class).doors()).singleElement().satisfies((door) -> {
				assertThat(door.door()).isEqualTo("json");
				assertThat(door.name()).isEqualTo("jacksonJsonMapper");
				assertThat(door.reached()).isTrue();
				assertThat(door.lookups()).isEqualTo(10);
				assertThat(door.savedBytes())
					.isEqualTo(context.getBean(MemoryPoolManager.class).strPool().stats().savedBytes())
					.isPositive();
			});
		});
	}

	@Test
	void aMapperMadeByHandIsNamedWithWhatToDo() {
		this.runner.withUserConfiguration(ByHand.class)
			.run((context) -> assertThat(context.getBean(MemoryPoolManager.class).doors())
				.filteredOn((door) -> !door.reached())
				.singleElement()
				.satisfies((door) -> {
					assertThat(door.name()).isEqualTo("byHand");
					assertThat(door.remedy()).contains("zexusPoolModule");
				}));
	}

	@Test
	void aMapperWithoutParsersThatPoolIsSaidToServeAnnotationsAlone(CapturedOutput output) {
		this.runner.withUserConfiguration(WithModule.class)
			.withPropertyValues("zexus.pool.jackson.mode=auto")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("The mapper 'withModule' pools what is annotated alone");
	}

	@Test
	void noMapperIsMadeToLookAtIt() {
		this.runner.withUserConfiguration(LazyOne.class).run((context) -> {
			assertThat(context.getBean(MemoryPoolManager.class).doors()).extracting(DoorStats::name)
				.doesNotContain("lazy");
			assertThat(context.getBeanFactory().containsSingleton("lazy")).isFalse();
		});
	}

	record Row(String place) {
	}

	@Configuration(proxyBeanMethods = false)
	static class ByHand {

		@Bean
		JsonMapper byHand() {
			return JsonMapper.builder().build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithModule {

		@Bean
		JsonMapper withModule(io.zexus.pool.jackson.ZexusPoolModule module) {
			return JsonMapper.builder().addModule(module).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyOne {

		@Bean
		@Lazy
		JsonMapper lazy() {
			throw new IllegalStateException("made");
		}

	}

}
