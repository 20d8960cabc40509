package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.learning.Governor;
import io.zexus.pool.jackson.ZexusPoolModule;
import tools.jackson.databind.JacksonModule;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the module of Jackson 3, which Spring Boot adds to its mappers.
 */
@AutoConfiguration(after = MemoryPoolDecodingAutoConfiguration.class)
@ConditionalOnClass(JacksonModule.class)
@ConditionalOnBean(Governor.class)
public final class MemoryPoolJacksonAutoConfiguration {

	MemoryPoolJacksonAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ZexusPoolModule zexusPoolModule(Governor governor) {
		return new ZexusPoolModule(governor);
	}

}
