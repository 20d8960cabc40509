package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.hibernate.HibernateDoor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Opens the door of every entity manager factory before it is built.
 */
final class HibernateDoorPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<MemoryPoolProperties> properties;

	private final ObjectProvider<MemoryPoolManager> manager;

	/** Takes providers, as the first beans are made after this one. */
	HibernateDoorPostProcessor(ObjectProvider<MemoryPoolProperties> properties,
			ObjectProvider<MemoryPoolManager> manager) {
		this.properties = properties;
		this.manager = manager;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractEntityManagerFactoryBean factory) {
			HibernateDoor.open(factory.getJpaPropertyMap(), this.manager.getObject(), beanName,
					this.properties.getObject().hibernate().mode());
		}
		return bean;
	}

}
