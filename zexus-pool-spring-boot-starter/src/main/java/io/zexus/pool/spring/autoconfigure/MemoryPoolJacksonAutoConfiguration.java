package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.learning.Governor;
import io.zexus.pool.jackson.ZexusPoolModule;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ObjectMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Auto-configuration of the module of Jackson 3, which Spring Boot adds to its mappers,
 * and of the factory that its JSON mapper reads by.
 */
@AutoConfiguration(after = MemoryPoolDecodingAutoConfiguration.class)
@ConditionalOnClass(JacksonModule.class)
@ConditionalOnBean(Governor.class)
@Conditional(OnJacksonPoolingCondition.class)
public final class MemoryPoolJacksonAutoConfiguration {

	MemoryPoolJacksonAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ZexusPoolModule zexusPoolModule(Governor governor) {
		return new ZexusPoolModule(governor);
	}

	@Bean
	static JsonMapperPostProcessor zexusPoolJsonMapperPostProcessor(ObjectProvider<ZexusPoolModule> module,
			ConfigurableListableBeanFactory beanFactory) {
		return new JsonMapperPostProcessor(module, beanFactory);
	}

	@Bean
	static Mappers<ObjectMapper> zexusPoolMappers(ConfigurableListableBeanFactory beanFactory) {
		return new Mappers<>(beanFactory, ObjectMapper.class, (mapper) -> mapper.tokenStreamFactory().getFormatName(),
				ZexusPoolModule::governorOf, ZexusPoolModule::hasFactory,
				"JsonMapper.builder(module.jsonFactory()).addModule(module), module being the bean of "
						+ ZexusPoolModule.class.getName());
	}

}
