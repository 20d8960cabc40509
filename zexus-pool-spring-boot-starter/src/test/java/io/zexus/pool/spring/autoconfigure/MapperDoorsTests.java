package io.zexus.pool.spring.autoconfigure;

import java.util.List;

import io.zexus.pool.DoorStats;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pooled;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.jackson.ZexusPoolModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.xml.XmlMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Which mappers carry the pools, and what is said of the others. */
@ExtendWith(OutputCaptureExtension.class)
class MapperDoorsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(MemoryPoolAutoConfiguration.class, MemoryPoolDecodingAutoConfiguration.class,
					MemoryPoolJacksonAutoConfiguration.class, JacksonAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "annotated", "auto", "all" })
	void theMapperOfSpringBootIsReachedAndCounted(String mode) {
		this.runner.withPropertyValues("zexus.pool.jackson.mode=" + mode).run((context) -> {
			decode(context.getBean(JsonMapper.class));
			assertThat(doors(context)).singleElement().satisfies((door) -> {
				assertThat(door.door()).isEqualTo("json");
				assertThat(door.name()).isEqualTo("jacksonJsonMapper");
				assertThat(door.reached()).isTrue();
				assertThat(door.lookups()).isEqualTo(10);
				assertThat(door.savedBytes())
					.isEqualTo(context.getBean(MemoryPoolManager.class).strPool().stats().savedBytes())
					.isPositive();
				assertThat(door.remedy()).isNull();
			});
		});
	}

	@Test
	void aMapperMadeByHandIsNamedWithTheLineToAdd() {
		this.runner.withUserConfiguration(ByHand.class)
			.run((context) -> assertThat(doors(context)).singleElement().satisfies((door) -> {
				assertThat(door.name()).isEqualTo("byHand");
				assertThat(door.reached()).isFalse();
				assertThat(door.remedy()).isEqualTo(
						"Build this mapper by JsonMapper.builder(module.jsonFactory()).addModule(module), module being "
								+ "the bean of io.zexus.pool.jackson.ZexusPoolModule.");
			}));
	}

	@Test
	void theLineToAddDoesIt() {
		this.runner.withUserConfiguration(ByTheBook.class)
			.withPropertyValues("zexus.pool.jackson.mode=all")
			.run((context) -> {
				decode(context.getBean(JsonMapper.class));
				assertThat(doors(context)).extracting(DoorStats::name, DoorStats::reached, DoorStats::lookups)
					.containsExactly(tuple("byTheBook", true, 10L));
			});
	}

	@Test
	void aMapperWithoutParsersThatPoolIsSaidToServeAnnotationsAlone(CapturedOutput output) {
		this.runner.withUserConfiguration(WithModule.class)
			.withPropertyValues("zexus.pool.jackson.mode=auto")
			.run((context) -> {
				decode(context.getBean(JsonMapper.class));
				assertThat(doors(context)).singleElement().satisfies((door) -> {
					assertThat(door.name()).isEqualTo("withModule");
					assertThat(door.reached()).isFalse();
					assertThat(door.remedy()).startsWith("Only what is annotated is pooled. Build this mapper by ");
					assertThat(door.lookups()).isEqualTo(10);
				});
			});
		assertThat(output.toString().lines().filter((line) -> line.contains("withModule"))).singleElement()
			.asString()
			.contains("WARN", "zexus.pool.jackson.mode=auto is not in effect for mapper withModule. Only what is ");
	}

	@Test
	void theModuleIsEnoughWhereOnlyWhatIsAnnotatedIsPooled(CapturedOutput output) {
		this.runner.withUserConfiguration(WithModule.class)
			.run((context) -> assertThat(doors(context)).extracting(DoorStats::name, DoorStats::reached)
				.containsExactly(tuple("withModule", true)));
		assertThat(output).doesNotContain("is not in effect");
	}

	@Test
	void mappersThatShareTheirCountsAreOneDoor() {
		this.runner.withUserConfiguration(ByTheBook.class, WithModule.class)
			.run((context) -> assertThat(doors(context)).extracting(DoorStats::name)
				.containsExactly("byTheBook, withModule"));
	}

	@Test
	void countsAreThoseOfTheMapperThatServesAll() {
		this.runner.withUserConfiguration(ByTheBook.class, WithModule.class)
			.withPropertyValues("zexus.pool.jackson.mode=all")
			.run((context) -> {
				decode(context.getBean("byTheBook", JsonMapper.class));
				assertThat(doors(context)).extracting(DoorStats::name, DoorStats::reached, DoorStats::lookups)
					.containsExactly(tuple("byTheBook", true, 10L), tuple("withModule", false, 0L));
			});
	}

	@Test
	void aModuleOfTheApplicationsOwnIsCountedByItself() {
		this.runner.withUserConfiguration(OwnModule.class).run((context) -> {
			decode(context.getBean(JsonMapper.class));
			assertThat(doors(context)).extracting(DoorStats::name, DoorStats::reached, DoorStats::lookups)
				.containsExactly(tuple("ownModule", true, 10L));
		});
	}

	@Test
	void noMapperIsMadeToLookAtIt() {
		this.runner.withUserConfiguration(LazyOne.class).run((context) -> {
			assertThat(doors(context)).extracting(DoorStats::name).doesNotContain("lazy");
			assertThat(context.getBeanFactory().containsSingleton("lazy")).isFalse();
		});
	}

	@Test
	void onlyJsonIsLookedFor() {
		this.runner.withUserConfiguration(OtherMappers.class)
			.run((context) -> assertThat(doors(context)).extracting(DoorStats::name)
				.contains("plain")
				.doesNotContain("xml"));
	}

	private static List<DoorStats> doors(ApplicationContext context) {
		return context.getBean(MemoryPoolManager.class).doors();
	}

	private static void decode(JsonMapper mapper) {
		for (int i = 0; i < 10; i++) {
			mapper.readValue("{\"place\": \"here\"}", Row.class);
		}
	}

	record Row(@Pooled String place) {
	}

	@Configuration(proxyBeanMethods = false)
	static class ByHand {

		@Bean
		JsonMapper byHand() {
			return JsonMapper.builder().build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ByTheBook {

		@Bean
		JsonMapper byTheBook(ZexusPoolModule module) {
			return JsonMapper.builder(module.jsonFactory()).addModule(module).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithModule {

		@Bean
		JsonMapper withModule(ZexusPoolModule module) {
			return JsonMapper.builder().addModule(module).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnModule {

		@Bean
		JsonMapper ownModule(MemoryPoolManager pools) {
			ZexusPoolModule module = new ZexusPoolModule(pools, PoolingMode.ALL);
			return JsonMapper.builder(module.jsonFactory()).addModule(module).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherMappers {

		@Bean
		ObjectMapper plain() {
			return new ObjectMapper();
		}

		@Bean
		XmlMapper xml() {
			return new XmlMapper();
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
