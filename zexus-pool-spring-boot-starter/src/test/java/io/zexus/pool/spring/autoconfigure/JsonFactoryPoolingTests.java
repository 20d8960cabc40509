package io.zexus.pool.spring.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The factory that is a bean since Spring Boot 4.1 keeps its settings. */
class JsonFactoryPoolingTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, MemoryPoolAutoConfiguration.class,
				MemoryPoolDecodingAutoConfiguration.class, MemoryPoolJacksonAutoConfiguration.class))
		.withPropertyValues("zexus.pool.jackson.mode=all");

	@Test
	void keepsWhatCustomizersAndPropertiesSay() {
		this.runner.withUserConfiguration(Customizing.class)
			.withPropertyValues("spring.jackson.factory.constraints.read.max-name-length=5")
			.run((context) -> {
				JsonMapper mapper = context.getBean(JsonMapper.class);
				assertThat(JsonMapperPoolingTests.pools(mapper)).isTrue();
				assertThat(mapper.readValue("['a']".getBytes(), Object.class)).hasToString("[a]");
				assertThatExceptionOfType(StreamConstraintsException.class)
					.isThrownBy(() -> mapper.readValue("['a value of more']".getBytes(), Object.class));
				assertThatExceptionOfType(StreamConstraintsException.class)
					.isThrownBy(() -> mapper.readValue("{'a name':1}".getBytes(), Map.class));
			});
	}

	@Test
	void leavesAFactoryOfTheApplication() {
		this.runner.withUserConfiguration(OwnFactory.class).run((context) -> {
			assertThat(context.getBean(JsonFactory.class)).isSameAs(OwnFactory.FACTORY);
			assertThat(context.getBean(JsonMapper.class).tokenStreamFactory()).isSameAs(OwnFactory.FACTORY);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class Customizing {

		@Bean
		JsonFactoryBuilderCustomizer customizer() {
			return (builder) -> builder.enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
				.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(10).maxNameLength(5).build());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFactory {

		static final JsonFactory FACTORY = new JsonFactory();

		@Bean
		JsonFactory factory() {
			return FACTORY;
		}

	}

}
