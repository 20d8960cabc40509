package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.MemoryPoolManager;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ConfigurableApplicationContext;

/** Reports what several managers, none of which is the primary one, leave without one. */
final class AmbiguousManagers implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(MemoryPoolWiring.class);

	private final ConfigurableApplicationContext context;

	AmbiguousManagers(ConfigurableApplicationContext context) {
		this.context = context;
	}

	@Override
	public void afterSingletonsInstantiated() {
		String names = String.join(", ", BeanFactoryUtils
			.beanNamesForTypeIncludingAncestors(this.context.getBeanFactory(), MemoryPoolManager.class));
		logger.warn("Zexus Pool has no endpoint, meters, pressure relief and Jackson module: there are several beans "
				+ "of type MemoryPoolManager (" + names + ") and no primary one. Mark one of them as @Primary.");
		String reason = "there are several beans of type MemoryPoolManager and no primary one";
		new PoolBeans(this.context.getBeanFactory()).leaveOut(reason);
		new Ineffective(this.context).all(reason);
	}

}
