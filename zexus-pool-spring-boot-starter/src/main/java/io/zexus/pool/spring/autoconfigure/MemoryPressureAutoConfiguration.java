package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.MemoryPoolManager;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Auto-configuration of the thread that has the pools give memory back when it is short.
 * Each time is published as a {@link io.zexus.pool.pressure.MemoryPressureEvent}.
 */
@AutoConfiguration(after = MemoryPoolAutoConfiguration.class)
@ConditionalOnPoolProperty({ "enabled", "pressure.enabled" })
@ConditionalOnSingleCandidate(MemoryPoolManager.class)
@Conditional(MemoryPressureAutoConfiguration.OnManagerWithoutClearer.class)
public final class MemoryPressureAutoConfiguration {

	MemoryPressureAutoConfiguration() {
	}

	@Bean
	MemoryPressureClearer memoryPressureClearer(MemoryPoolManager manager, MemoryPoolProperties properties,
			ApplicationEventPublisher events) {
		return new MemoryPressureClearer(manager, properties.pressure(), events);
	}

	/** A child context leaves the manager of its parent to the parent's clearer. */
	static class OnManagerWithoutClearer extends AnyNestedCondition {

		OnManagerWithoutClearer() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnBean(value = MemoryPoolManager.class, search = SearchStrategy.CURRENT)
		static class ManagerOfThisContext {

		}

		@ConditionalOnMissingBean(MemoryPressureClearer.class)
		static class NoClearerInParents {

		}

	}

}
