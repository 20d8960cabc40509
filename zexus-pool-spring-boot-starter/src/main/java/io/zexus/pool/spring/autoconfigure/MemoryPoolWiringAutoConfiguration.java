package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.MemoryPoolManager;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of what registers the application's {@link io.zexus.pool.Pool} beans
 * under their bean names, and reports at start what is in effect and what is not.
 */
// Before what binds meters when all beans are there, so that registered pools have some;
// found
// by its names in Boot 3 and 4.
@AutoConfiguration(after = MemoryPoolAutoConfiguration.class,
		beforeName = { "org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration" })
public final class MemoryPoolWiringAutoConfiguration {

	MemoryPoolWiringAutoConfiguration() {
	}

	@Bean
	@ConditionalOnSingleCandidate(MemoryPoolManager.class)
	MemoryPoolWiring memoryPoolWiring(ConfigurableApplicationContext context, MemoryPoolManager manager,
			MemoryPoolProperties properties) {
		return new MemoryPoolWiring(context, manager, properties);
	}

	@Bean
	@ConditionalOnMissingBean(value = MemoryPoolWiring.class, search = SearchStrategy.CURRENT)
	AmbiguousManagers memoryPoolAmbiguousManagers(ConfigurableApplicationContext context) {
		return new AmbiguousManagers(context);
	}

}
