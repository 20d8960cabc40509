package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.learning.Governor;
import io.zexus.pool.jackson2.ZexusPoolModule;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the module of Jackson 2, which Spring Boot adds to its mappers.
 */
@AutoConfiguration(after = MemoryPoolDecodingAutoConfiguration.class)
@ConditionalOnClass(com.fasterxml.jackson.databind.Module.class)
@ConditionalOnBean(Governor.class)
public final class MemoryPoolJackson2AutoConfiguration {

	MemoryPoolJackson2AutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ZexusPoolModule zexusPoolJackson2Module(Governor governor) {
		return new ZexusPoolModule(governor);
	}

}
