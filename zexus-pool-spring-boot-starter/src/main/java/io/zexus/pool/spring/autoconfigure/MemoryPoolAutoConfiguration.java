package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.MemoryPoolManager;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of a {@link MemoryPoolManager} from properties. It steps back before
 * a manager of the application's own. With {@code zexus.pool.enabled=false} the pools of
 * the manager are all off.
 */
@AutoConfiguration
@EnableConfigurationProperties(MemoryPoolProperties.class)
public final class MemoryPoolAutoConfiguration {

	MemoryPoolAutoConfiguration() {
	}

	@Bean
	static ConfigurationPropertiesBindHandlerAdvisor memoryPoolEmptyMeansUnset() {
		return EmptyMeansUnset::new;
	}

	/** A class of its own, whose bean tells that the manager is not the application's. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(MemoryPoolManager.class)
	static class ManagerConfiguration {

		@Bean
		MemoryPoolManager memoryPoolManager(MemoryPoolProperties properties,
				ObjectProvider<MemoryPoolManagerBuilderCustomizer> customizers) {
			MemoryPoolManager.Builder builder = MemoryPoolManager.builder()
				.intPoolSize(properties.intSize())
				.strPoolSize(properties.strSize())
				.listPoolSize(properties.listSize())
				.maxStringLength(properties.maxStringLength())
				.leakDetection(properties.leakDetection());
			customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
			MemoryPoolManager manager = builder.build();
			enable(manager, properties);
			return manager;
		}

		private static void enable(MemoryPoolManager manager, MemoryPoolProperties properties) {
			manager.enablePool(MemoryPoolManager.INT, properties.intEnabled());
			manager.enablePool(MemoryPoolManager.STR, properties.strEnabled());
			manager.enablePool(MemoryPoolManager.LIST, properties.listEnabled());
			if (!properties.enabled()) {
				manager.pools().keySet().forEach((name) -> manager.enablePool(name, false));
			}
		}

	}

}
