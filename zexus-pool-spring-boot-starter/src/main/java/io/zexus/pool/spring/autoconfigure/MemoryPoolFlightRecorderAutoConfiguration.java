package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.jfr.FlightRecorderEvents;
import io.zexus.pool.learning.Governor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of {@link FlightRecorderEvents} where the runtime has the module
 * {@code jdk.jfr}. A child context leaves the manager of its parent to the parent.
 */
@AutoConfiguration(after = { MemoryPoolAutoConfiguration.class, MemoryPoolDecodingAutoConfiguration.class })
@ConditionalOnPoolProperty("enabled")
@ConditionalOnClass(name = "jdk.jfr.Event")
@ConditionalOnSingleCandidate(MemoryPoolManager.class)
@ConditionalOnBean(value = MemoryPoolManager.class, search = SearchStrategy.CURRENT)
public final class MemoryPoolFlightRecorderAutoConfiguration {

	MemoryPoolFlightRecorderAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	FlightRecorderEvents memoryPoolFlightRecorderEvents(MemoryPoolManager manager, ObjectProvider<Governor> governor) {
		return new FlightRecorderEvents(manager, governor.getIfUnique());
	}

}
