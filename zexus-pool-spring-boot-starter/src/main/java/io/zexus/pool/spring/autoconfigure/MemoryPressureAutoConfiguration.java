package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.MemoryPoolManager;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the thread that clears the pools when memory is short. Each
 * clearing is published as a {@link io.zexus.pool.pressure.MemoryPressureEvent}.
 */
@AutoConfiguration(after = MemoryPoolAutoConfiguration.class)
@ConditionalOnPoolProperty({ "enabled", "pressure.enabled" })
@ConditionalOnSingleCandidate(MemoryPoolManager.class)
public final class MemoryPressureAutoConfiguration {

	MemoryPressureAutoConfiguration() {
	}

	@Bean
	MemoryPressureClearer memoryPressureClearer(MemoryPoolManager manager, MemoryPoolProperties properties,
			ApplicationEventPublisher events) {
		return new MemoryPressureClearer(manager, properties.pressure(), events);
	}

}
