package io.zexus.pool.spring.autoconfigure;

import com.mongodb.MongoClientSettings;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.mongodb.PooledStringCodec;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Adds the codec to the settings of every client that has its settings as a bean.
 */
final class MongodbDoorPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<MemoryPoolManager> manager;

	/** Takes providers, as the first beans are made after this one. */
	MongodbDoorPostProcessor(ObjectProvider<MemoryPoolManager> manager) {
		this.manager = manager;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof MongoClientSettings settings)
				? PooledStringCodec.pooling(settings, this.manager.getObject().door("mongodb", beanName)) : bean;
	}

}
