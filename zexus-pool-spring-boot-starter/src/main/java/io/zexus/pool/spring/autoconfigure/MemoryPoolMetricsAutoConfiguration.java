package io.zexus.pool.spring.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.micrometer.MemoryPoolMetrics;
import io.zexus.pool.micrometer.PoolCacheMetrics;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of {@link MemoryPoolMetrics}, and of {@link PoolCacheMetrics} where
 * they are asked for, where there is a meter registry.
 */
// The auto-configuration of registries is found by name, under its names in Boot 3 and 4.
@AutoConfiguration(after = MemoryPoolAutoConfiguration.class,
		afterName = { "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnPoolProperty("enabled")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnSingleCandidate(MemoryPoolManager.class)
public final class MemoryPoolMetricsAutoConfiguration {

	MemoryPoolMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	MemoryPoolMetrics memoryPoolMetrics(MemoryPoolManager manager) {
		return new MemoryPoolMetrics(manager);
	}

	/** Apart, as the condition is one of classes. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnPoolProperty(value = "metrics.cache-style", unset = false)
	static class CacheStyleConfiguration {

		@Bean
		@ConditionalOnMissingBean
		PoolCacheMetrics memoryPoolCacheMetrics(MemoryPoolManager manager) {
			return new PoolCacheMetrics(manager);
		}

	}

}
