package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.kafka.KafkaDoor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/**
 * Opens the door of every consumer factory, whoever made it.
 */
final class KafkaDoorPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<MemoryPoolProperties> properties;

	private final ObjectProvider<MemoryPoolManager> manager;

	/** Takes providers, as the first beans are made after this one. */
	KafkaDoorPostProcessor(ObjectProvider<MemoryPoolProperties> properties, ObjectProvider<MemoryPoolManager> manager) {
		this.properties = properties;
		this.manager = manager;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof DefaultKafkaConsumerFactory<?, ?> factory) {
			KafkaDoor.open(factory, this.manager.getObject().door("kafka", beanName),
					this.properties.getObject().kafka().mode());
		}
		return bean;
	}

}
