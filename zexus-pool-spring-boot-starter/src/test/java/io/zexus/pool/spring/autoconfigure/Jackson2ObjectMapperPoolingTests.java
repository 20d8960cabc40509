package io.zexus.pool.spring.autoconfigure;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingJsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.cfg.CacheProvider;
import com.fasterxml.jackson.databind.ser.DefaultSerializerProvider;
import com.fasterxml.jackson.databind.ser.SerializerFactory;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Spring Boot's own mapper of Jackson 2 pools; mappers of the application do not. */
@SuppressWarnings("removal")
class Jackson2ObjectMapperPoolingTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(bootsAutoConfiguration(), MemoryPoolAutoConfiguration.class,
				MemoryPoolDecodingAutoConfiguration.class, MemoryPoolJackson2AutoConfiguration.class));

	private final ApplicationContextRunner all = this.runner.withPropertyValues("zexus.pool.jackson.mode=all");

	/** Its place in Spring Boot 4 and in 3.5. */
	static Class<?> bootsAutoConfiguration() {
		String since4 = "org.springframework.boot.jackson2.autoconfigure.Jackson2AutoConfiguration";
		return ClassUtils.resolveClassName(ClassUtils.isPresent(since4, null) ? since4
				: "org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration", null);
	}

	@Test
	void poolsByBootsMapper() {
		this.all.run((context) -> assertThat(pools(context.getBean(ObjectMapper.class))).isTrue());
	}

	@ParameterizedTest
	@ValueSource(strings = { "zexus.pool.jackson.mode=off", "zexus.pool.enabled=false" })
	void leavesBootsMapperAsItIsWhenOff(String property) {
		this.runner.withPropertyValues(property).run((context) -> {
			ObjectMapper mapper = context.getBean(ObjectMapper.class);
			assertThat(mapper.getFactory()).hasSameClassAs(new MappingJsonFactory());
			assertThat(mapper.getRegisteredModuleIds()).noneMatch((id) -> id.toString().contains("zexus"));
			assertThat(context).doesNotHaveBean(Jackson2ObjectMapperPostProcessor.class);
		});
	}

	@Test
	void keepsWhatCustomizersSay() {
		this.all.withUserConfiguration(Customizing.class).run((context) -> {
			ObjectMapper mapper = context.getBean(ObjectMapper.class);
			assertThat(mapper.isEnabled(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)).isTrue();
			assertThat(mapper.readValue("['a']".getBytes(), Object.class)).hasToString("[a]");
			assertThat(mapper.getFactory().getCodec()).isSameAs(mapper);
			assertThat(mapper.getRegisteredModuleIds()).anyMatch(
					(id) -> id.toString().contains("JsonComponent") || id.toString().contains("JacksonComponent"));
			assertThat(pools(mapper)).isTrue();
		});
	}

	@Test
	void leavesAMapperAndABuilderOfTheApplication() {
		this.all.withUserConfiguration(OwnMapper.class)
			.run((context) -> assertThat(context.getBean(ObjectMapper.class)).isSameAs(OwnMapper.MAPPER));
		this.all.withUserConfiguration(OwnFactory.class)
			.run((context) -> assertThat(context.getBean(ObjectMapper.class).getFactory())
				.isInstanceOf(OwnFactory.Factory.class));
		this.all.withUserConfiguration(NotToBeCopied.class)
			.run((context) -> assertThat(context.getBean(ObjectMapper.class).getSerializerProvider())
				.isInstanceOf(NotToBeCopied.Provider.class));
	}

	@Test
	void leavesXmlMappersOfBootsBuilder() {
		this.all.run((context) -> {
			ObjectMapper xml = context.getBean(Jackson2ObjectMapperBuilder.class).createXmlMapper(true).build();
			assertThat(xml).isInstanceOf(XmlMapper.class);
			assertThat(xml.readValue("<r><a>1</a><a>2</a><b>3</b><b>4</b></r>", Object.class))
				.hasToString("{a=[1, 2], b=[3, 4]}");
		});
	}

	static boolean pools(ObjectMapper mapper) {
		try {
			byte[] document = "[{\"name\":\"a value\"},{\"name\":\"a value\"}]".getBytes();
			List<?> list = mapper.readValue(document, List.class);
			return ((Map<?, ?>) list.get(0)).get("name") == ((Map<?, ?>) list.get(1)).get("name");
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Customizers have another name on each line; what they may do, this does. */
	@Configuration(proxyBeanMethods = false)
	static class Customizing {

		@Bean
		static BeanPostProcessor customizer() {
			return new BeanPostProcessor() {
				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					if (bean instanceof Jackson2ObjectMapperBuilder builder) {
						builder.featuresToEnable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS,
								JsonParser.Feature.ALLOW_SINGLE_QUOTES);
					}
					return bean;
				}
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnMapper {

		static final ObjectMapper MAPPER = new ObjectMapper();

		@Bean
		ObjectMapper mapper() {
			return MAPPER;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFactory {

		@Bean
		Jackson2ObjectMapperBuilder builder() {
			return new Jackson2ObjectMapperBuilder().factory(new Factory());
		}

		@SuppressWarnings("serial")
		static final class Factory extends JsonFactory {

		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NotToBeCopied {

		@Bean
		Jackson2ObjectMapperBuilder builder() {
			return new Jackson2ObjectMapperBuilder()
				.postConfigurer((mapper) -> mapper.setSerializerProvider(new Provider()));
		}

		/** A subclass that says no more than this cannot be copied. */
		@SuppressWarnings("serial")
		static final class Provider extends DefaultSerializerProvider {

			Provider() {
			}

			private Provider(Provider source, SerializationConfig config, SerializerFactory factory) {
				super(source, config, factory);
			}

			@Override
			public DefaultSerializerProvider createInstance(SerializationConfig config, SerializerFactory factory) {
				return new Provider(this, config, factory);
			}

			@Override
			public DefaultSerializerProvider withCaches(CacheProvider caches) {
				return this;
			}

		}

	}

}
