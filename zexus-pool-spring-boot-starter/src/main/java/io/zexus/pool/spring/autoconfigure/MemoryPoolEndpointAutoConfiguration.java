package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.spring.actuate.MemoryPoolEndpoint;
import io.zexus.pool.spring.actuate.MemoryPoolEndpointWebExtension;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the {@link MemoryPoolEndpoint} where it is exposed.
 */
@AutoConfiguration(after = MemoryPoolAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "zexus.pool.enabled", matchIfMissing = true)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(MemoryPoolEndpoint.class)
@ConditionalOnSingleCandidate(MemoryPoolManager.class)
public final class MemoryPoolEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MemoryPoolEndpoint memoryPoolEndpoint(MemoryPoolManager manager) {
		return new MemoryPoolEndpoint(manager);
	}

	@Bean
	@ConditionalOnMissingBean
	MemoryPoolEndpointWebExtension memoryPoolEndpointWebExtension(MemoryPoolEndpoint endpoint,
			MemoryPoolManager manager) {
		return new MemoryPoolEndpointWebExtension(endpoint, manager);
	}

}
