package io.zexus.pool.spring.autoconfigure;

import java.util.List;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PropertyReport;
import io.zexus.pool.spring.actuate.MemoryPoolEndpoint;
import io.zexus.pool.spring.actuate.MemoryPoolEndpointWebExtension;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the {@link MemoryPoolEndpoint} where it is exposed.
 */
@AutoConfiguration(after = { MemoryPoolAutoConfiguration.class, MemoryPoolDecodingAutoConfiguration.class })
@ConditionalOnPoolProperty("enabled")
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnSingleCandidate(MemoryPoolManager.class)
public final class MemoryPoolEndpointAutoConfiguration {

	MemoryPoolEndpointAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	MemoryPoolEndpoint memoryPoolEndpoint(MemoryPoolManager manager, MemoryPoolProperties settings,
			ObjectProvider<PropertyReport> properties) {
		return new MemoryPoolEndpoint(manager, settings.jackson().mode(),
				properties.getIfAvailable(() -> (pool) -> List.of()));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	MemoryPoolEndpointWebExtension memoryPoolEndpointWebExtension(MemoryPoolEndpoint endpoint,
			MemoryPoolManager manager) {
		return new MemoryPoolEndpointWebExtension(endpoint, manager);
	}

}
