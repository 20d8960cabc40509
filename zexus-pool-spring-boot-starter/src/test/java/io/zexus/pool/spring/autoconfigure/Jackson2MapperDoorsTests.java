package io.zexus.pool.spring.autoconfigure;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import io.zexus.pool.DoorStats;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pooled;
import io.zexus.pool.jackson2.ZexusPoolModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Which mappers of Jackson 2 carry the pools, and what is said of the others. */
@ExtendWith(OutputCaptureExtension.class)
class Jackson2MapperDoorsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(Jackson2ObjectMapperPoolingTests.bootsAutoConfiguration(), MemoryPoolAutoConfiguration.class,
				MemoryPoolDecodingAutoConfiguration.class, MemoryPoolJackson2AutoConfiguration.class));

	@Test
	void theMapperOfSpringBootIsReachedAndCounted() {
		this.runner.withPropertyValues("zexus.pool.jackson.mode=all").run((context) -> {
			decode(context.getBean(ObjectMapper.class));
			assertThat(doors(context)).singleElement().satisfies((door) -> {
				assertThat(door.door()).isEqualTo("json");
				assertThat(context.getBean(door.name())).isSameAs(context.getBean(ObjectMapper.class));
				assertThat(door.reached()).isTrue();
				assertThat(door.lookups()).isEqualTo(10);
				assertThat(door.savedBytes())
					.isEqualTo(context.getBean(MemoryPoolManager.class).strPool().stats().savedBytes())
					.isPositive();
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
						"Build this mapper by new ObjectMapper(module.jsonFactory()).registerModule(module), module "
								+ "being the bean of io.zexus.pool.jackson2.ZexusPoolModule.");
			}));
	}

	@Test
	void theLineToAddDoesIt() {
		this.runner.withUserConfiguration(ByTheBook.class)
			.withPropertyValues("zexus.pool.jackson.mode=all")
			.run((context) -> {
				decode(context.getBean(ObjectMapper.class));
				assertThat(doors(context)).extracting(DoorStats::name, DoorStats::reached, DoorStats::lookups)
					.containsExactly(tuple("byTheBook", true, 10L));
			});
	}

	@Test
	void aMapperWithoutParsersThatPoolIsSaidToServeAnnotationsAlone(CapturedOutput output) {
		this.runner.withUserConfiguration(WithModule.class)
			.withPropertyValues("zexus.pool.jackson.mode=all")
			.run((context) -> assertThat(doors(context)).singleElement().satisfies((door) -> {
				assertThat(door.reached()).isFalse();
				assertThat(door.remedy()).startsWith("Only what is annotated is pooled. Build this mapper by ");
			}));
		assertThat(output).contains("zexus.pool.jackson.mode=all is not in effect for mapper withModule.");
	}

	@Test
	void onlyJsonIsLookedFor() {
		this.runner.withBean("xml", XmlMapper.class, XmlMapper::new)
			.run((context) -> assertThat(doors(context)).extracting(DoorStats::name).doesNotContain("xml"));
	}

	private static List<DoorStats> doors(ApplicationContext context) {
		return context.getBean(MemoryPoolManager.class).doors();
	}

	private static void decode(ObjectMapper mapper) throws IOException {
		for (int i = 0; i < 10; i++) {
			mapper.readValue("{\"place\": \"here\"}", Row.class);
		}
	}

	static class Row {

		@Pooled
		public String place = "";

	}

	@Configuration(proxyBeanMethods = false)
	static class ByHand {

		@Bean
		ObjectMapper byHand() {
			return new ObjectMapper();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ByTheBook {

		@Bean
		ObjectMapper byTheBook(ZexusPoolModule module) {
			return new ObjectMapper(module.jsonFactory()).registerModule(module);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithModule {

		@Bean
		ObjectMapper withModule(ZexusPoolModule module) {
			return new ObjectMapper().registerModule(module);
		}

	}

}
