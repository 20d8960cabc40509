package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.MemoryPoolManager;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of caches that canonicalize their values.
 */
@AutoConfiguration(after = MemoryPoolAutoConfiguration.class)
@ConditionalOnPoolProperty("enabled")
@ConditionalOnClass(CacheManager.class)
@ConditionalOnDoor("cache")
@ConditionalOnSingleCandidate(MemoryPoolManager.class)
public final class MemoryPoolCacheAutoConfiguration {

	MemoryPoolCacheAutoConfiguration() {
	}

	@Bean
	static CacheDoorPostProcessor memoryPoolCacheDoor(ObjectProvider<MemoryPoolProperties> properties,
			ObjectProvider<MemoryPoolManager> manager) {
		return new CacheDoorPostProcessor(properties, manager);
	}

}
