package io.zexus.pool.spring.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.zexus.pool.jackson.ZexusPoolModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.xml.XmlFactory;
import tools.jackson.dataformat.xml.XmlMapper;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Spring Boot's own mapper of Jackson 3 pools; mappers of the application do not. */
class JsonMapperPoolingTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, MemoryPoolAutoConfiguration.class,
				MemoryPoolDecodingAutoConfiguration.class, MemoryPoolJacksonAutoConfiguration.class));

	private final ApplicationContextRunner all = this.runner.withPropertyValues("zexus.pool.jackson.mode=all");

	@Test
	void poolsByBootsMapperAndBuilder() {
		this.all.run((context) -> {
			assertThat(pools(context.getBean(JsonMapper.class))).isTrue();
			assertThat(pools(context.getBean(JsonMapper.Builder.class).build())).isTrue();
			assertThat(pools(context.getBean(JsonMapper.class).rebuild().build())).isTrue();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "zexus.pool.jackson.mode=off", "zexus.pool.enabled=false" })
	void leavesBootsMapperAsItIsWhenOff(String property) {
		this.runner.withPropertyValues(property).run((context) -> {
			JsonMapper mapper = context.getBean(JsonMapper.class);
			assertThat(mapper.tokenStreamFactory()).hasSameClassAs(new JsonFactory());
			assertThat(mapper.registeredModules()).noneMatch(ZexusPoolModule.class::isInstance);
			assertThat(context.getBean(JsonMapper.Builder.class)).hasSameClassAs(JsonMapper.builder());
			assertThat(context).doesNotHaveBean(ZexusPoolModule.class).doesNotHaveBean(JsonMapperPostProcessor.class);
		});
	}

	@Test
	void keepsWhatCustomizersAndPropertiesSay() {
		this.all.withUserConfiguration(Customizing.class)
			.withPropertyValues("spring.jackson.deserialization.use-big-decimal-for-floats=true",
					"spring.jackson.json.read.allow-java-comments=true")
			.run((context) -> {
				JsonMapper mapper = context.getBean(JsonMapper.class);
				assertThat(mapper.isEnabled(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)).isTrue();
				assertThat(mapper.isEnabled(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)).isTrue();
				assertThat(mapper.readValue("{/**/'a':1,}", Object.class)).hasToString("{a=1}");
				assertThat(mapper.readValue("{/**/'a':1,}".getBytes(), Object.class)).hasToString("{a=1}");
				assertThatThrownBy(() -> mapper.readValue("{a:1}", Object.class)).isNotNull();
				assertThat(pools(mapper)).isTrue();
			});
	}

	@Test
	void leavesMappersBuildersAndFactoriesOfTheApplication() {
		this.all.withUserConfiguration(OwnMapper.class)
			.run((context) -> assertThat(context.getBean(JsonMapper.class)).isSameAs(OwnMapper.MAPPER)
				.matches((mapper) -> !pools(mapper)));
		this.all.withUserConfiguration(OwnBuilder.class)
			.run((context) -> assertThat(context.getBean(JsonMapper.class)).matches((mapper) -> !pools(mapper)));
	}

	@Test
	void leavesOtherFormats() {
		this.all.run((context) -> {
			XmlMapper xml = context.getBean(XmlMapper.class);
			assertThat(xml.tokenStreamFactory()).hasSameClassAs(new XmlFactory());
			assertThat(xml.registeredModules()).anyMatch(ZexusPoolModule.class::isInstance);
			assertThat(xml.readValue("<r><a>1</a><a>2</a><b>3</b><b>4</b></r>", Object.class))
				.hasToString("{a=[1, 2], b=[3, 4]}");
		});
	}

	/** Beans that come into being too early are not seen by post-processors. */
	@Test
	void makesNoBeanEarly() {
		this.all.withUserConfiguration(Recording.class)
			.run((context) -> assertThat(context.getBean(Recorder.class).names).contains("memoryPoolManager",
					"memoryPoolGovernor", "zexusPoolModule", "jacksonJsonMapper", "memoryPoolManagerCustomizer"));
	}

	/** As it is where a post-processor of the application reads JSON. */
	@Test
	void poolsByAMapperThatIsNeededEarly() {
		this.all.withUserConfiguration(Early.class)
			.run((context) -> assertThat(pools(context.getBean(JsonMapper.class))).isTrue());
	}

	@Test
	void worksInALazyApplication() {
		this.all.withInitializer((context) -> context.addBeanFactoryPostProcessor((beans) -> {
			for (String name : beans.getBeanDefinitionNames()) {
				beans.getBeanDefinition(name).setLazyInit(true);
			}
		})).run((context) -> assertThat(pools(context.getBean(JsonMapper.class))).isTrue());
	}

	static boolean pools(JsonMapper mapper) {
		byte[] document = "[{\"name\":\"a value\"},{\"name\":\"a value\"}]".getBytes();
		List<?> list = mapper.readValue(document, List.class);
		return ((Map<?, ?>) list.get(0)).get("name") == ((Map<?, ?>) list.get(1)).get("name");
	}

	@Configuration(proxyBeanMethods = false)
	static class Customizing {

		@Bean
		JsonMapperBuilderCustomizer customizer() {
			return (builder) -> builder.enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
				.enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_TRAILING_COMMA);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnMapper {

		static final JsonMapper MAPPER = new JsonMapper();

		@Bean
		JsonMapper mapper() {
			return MAPPER;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBuilder {

		@Bean
		JsonMapper.Builder builder() {
			return JsonMapper.builder();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Recording {

		@Bean
		static Recorder recorder() {
			return new Recorder();
		}

		@Bean
		MemoryPoolManagerBuilderCustomizer memoryPoolManagerCustomizer() {
			return (builder) -> builder.strPoolSize(10);
		}

	}

	static final class Recorder implements BeanPostProcessor {

		private final List<String> names = new ArrayList<>();

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			this.names.add(name);
			return bean;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Early {

		@Bean
		static BeanPostProcessor reader(JsonMapper mapper) {
			return new BeanPostProcessor() {
			};
		}

		@Bean
		MemoryPoolManagerBuilderCustomizer memoryPoolManagerCustomizer(MemoryPoolProperties properties) {
			return (builder) -> builder.strPoolSize(properties.strSize());
		}

	}

}
