package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.learning.Governor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the {@link Governor} that all decoders of the application share,
 * and of what tells which mappers decode by it.
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

	@Bean
	MapperDoors memoryPoolMapperDoors(MemoryPoolManager manager, ObjectProvider<Mappers<?>> lines) {
		return new MapperDoors(manager, lines);
	}

}
