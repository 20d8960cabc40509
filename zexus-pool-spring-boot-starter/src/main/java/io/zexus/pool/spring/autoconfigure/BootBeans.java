package io.zexus.pool.spring.autoconfigure;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

/** Tells beans of Spring Boot's auto-configuration from those of the application. */
final class BootBeans {

	private BootBeans() {
	}

	/**
	 * Returns the method of Spring Boot that has made a bean.
	 * @return the method, {@code null} when Spring Boot has not made the bean
	 */
	static @Nullable Method factoryMethod(ConfigurableListableBeanFactory beanFactory, String name) {
		if (beanFactory.containsBeanDefinition(name)
				&& beanFactory.getMergedBeanDefinition(name) instanceof RootBeanDefinition definition) {
			Method method = definition.getResolvedFactoryMethod();
			if (method != null && method.getDeclaringClass().getName().startsWith("org.springframework.boot.")) {
				return method;
			}
		}
		return null;
	}

}
