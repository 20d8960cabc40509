package io.zexus.pool.spring.autoconfigure;

import java.util.Map;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of a {@link MemoryPoolManager} from properties, with the
 * application's {@link Pool} beans registered under their bean names. It steps back
 * before a manager of the application's own.
 */
@AutoConfiguration
@ConditionalOnPoolProperty("enabled")
@EnableConfigurationProperties(MemoryPoolProperties.class)
public final class MemoryPoolAutoConfiguration {

	MemoryPoolAutoConfiguration() {
	}

	@Bean
	static ConfigurationPropertiesBindHandlerAdvisor memoryPoolEmptyMeansUnset() {
		return EmptyMeansUnset::new;
	}

	@Bean
	@ConditionalOnMissingBean
	MemoryPoolManager memoryPoolManager(MemoryPoolProperties properties, ObjectProvider<Map<String, Pool>> pools,
			ObjectProvider<MemoryPoolManagerBuilderCustomizer> customizers) {
		MemoryPoolManager.Builder builder = MemoryPoolManager.builder()
			.intPoolSize(properties.intSize())
			.strPoolSize(properties.strSize())
			.listPoolSize(properties.listSize())
			.maxStringLength(properties.maxStringLength())
			.leakDetection(properties.leakDetection());
		pools.ifAvailable((beans) -> beans.forEach(builder::pool));
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		MemoryPoolManager manager = builder.build();
		manager.enablePool(MemoryPoolManager.INT, properties.intEnabled());
		manager.enablePool(MemoryPoolManager.STR, properties.strEnabled());
		manager.enablePool(MemoryPoolManager.LIST, properties.listEnabled());
		return manager;
	}

}
