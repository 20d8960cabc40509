package io.zexus.pool.spring.autoconfigure;

import java.util.List;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PropertyReport;
import io.zexus.pool.learning.Adviser;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;

/**
 * Auto-configuration of what users are told: what to pool, and how large. A child context
 * leaves the manager of its parent to the parent's observer.
 */
@AutoConfiguration(after = { MemoryPoolAutoConfiguration.class, MemoryPoolDecodingAutoConfiguration.class })
@ConditionalOnPoolProperty("enabled")
@ConditionalOnSingleCandidate(MemoryPoolManager.class)
@ConditionalOnBean(value = MemoryPoolManager.class, search = SearchStrategy.CURRENT)
public final class MemoryPoolAdviceAutoConfiguration {

	MemoryPoolAdviceAutoConfiguration() {
	}

	@Bean
	MemoryPoolObserver memoryPoolObserver(MemoryPoolManager manager, ObjectProvider<PropertyReport> reports,
			MemoryPoolProperties properties, ApplicationEventPublisher events) {
		DataSize maxBytes = properties.autoSize().maxBytes();
		return new MemoryPoolObserver(manager, new Adviser(manager, reports.getIfAvailable(() -> (pool) -> List.of())),
				(maxBytes != null) ? new AutoSizing(manager, maxBytes, events) : null);
	}

}
