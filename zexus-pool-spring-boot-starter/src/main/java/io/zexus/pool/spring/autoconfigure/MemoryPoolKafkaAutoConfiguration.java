package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.MemoryPoolManager;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/**
 * Auto-configuration of pooled values of Kafka's consumers.
 */
@AutoConfiguration(after = MemoryPoolAutoConfiguration.class)
@ConditionalOnPoolProperty("enabled")
@ConditionalOnClass(DefaultKafkaConsumerFactory.class)
@ConditionalOnDoor("kafka")
@ConditionalOnSingleCandidate(MemoryPoolManager.class)
public final class MemoryPoolKafkaAutoConfiguration {

	MemoryPoolKafkaAutoConfiguration() {
	}

	@Bean
	static KafkaDoorPostProcessor memoryPoolKafkaDoor(ObjectProvider<MemoryPoolProperties> properties,
			ObjectProvider<MemoryPoolManager> manager) {
		return new KafkaDoorPostProcessor(properties, manager);
	}

}
