package io.zexus.pool.spring.autoconfigure;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zexus.pool.learning.Governor;
import io.zexus.pool.jackson2.ZexusPoolModule;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Auto-configuration of the module of Jackson 2, which Spring Boot adds to its mappers,
 * and of the factory that its JSON mapper reads by.
 */
@AutoConfiguration(after = MemoryPoolDecodingAutoConfiguration.class)
@ConditionalOnClass(com.fasterxml.jackson.databind.Module.class)
@ConditionalOnBean(Governor.class)
@Conditional(OnJacksonPoolingCondition.class)
public final class MemoryPoolJackson2AutoConfiguration {

	MemoryPoolJackson2AutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ZexusPoolModule zexusPoolJackson2Module(Governor governor) {
		return new ZexusPoolModule(governor);
	}

	@Bean
	static Jackson2ObjectMapperPostProcessor zexusPoolJackson2ObjectMapperPostProcessor(
			ObjectProvider<ZexusPoolModule> module, ConfigurableListableBeanFactory beanFactory) {
		return new Jackson2ObjectMapperPostProcessor(module, beanFactory);
	}

	@Bean
	static Mappers<ObjectMapper> zexusPoolJackson2Mappers(ConfigurableListableBeanFactory beanFactory) {
		return new Mappers<>(beanFactory, ObjectMapper.class, (mapper) -> mapper.tokenStreamFactory().getFormatName(),
				ZexusPoolModule::governorOf, ZexusPoolModule::hasFactory,
				"new ObjectMapper(module.jsonFactory()).registerModule(module), module being the bean of "
						+ ZexusPoolModule.class.getName());
	}

}
