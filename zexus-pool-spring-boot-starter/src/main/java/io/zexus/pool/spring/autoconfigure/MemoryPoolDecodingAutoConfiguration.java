package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.learning.Governor;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the {@link Governor} that all decoders of the application share.
 */
@AutoConfiguration(after = MemoryPoolAutoConfiguration.class)
@ConditionalOnPoolProperty("enabled")
@ConditionalOnSingleCandidate(MemoryPoolManager.class)
public final class MemoryPoolDecodingAutoConfiguration {

	MemoryPoolDecodingAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	Governor memoryPoolGovernor(MemoryPoolManager manager, MemoryPoolProperties properties) {
		return Governor.builder(manager)
			.mode(properties.jackson().mode())
			.neverPooled(properties.jackson().secretWords())
			.observe(properties.jackson().observe())
			.build();
	}

}
