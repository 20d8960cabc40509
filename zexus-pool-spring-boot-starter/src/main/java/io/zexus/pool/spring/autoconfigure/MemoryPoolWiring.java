package io.zexus.pool.spring.autoconfigure;

import java.util.Arrays;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.spring.autoconfigure.MemoryPoolAutoConfiguration.ManagerConfiguration;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Registers the application's pools and reports what is in effect, once all beans are
 * there: a pool may be made with the help of the manager, which must not wait for it.
 */
final class MemoryPoolWiring implements SmartInitializingSingleton {

	private final ConfigurableApplicationContext context;

	private final MemoryPoolManager manager;

	private final MemoryPoolProperties properties;

	MemoryPoolWiring(ConfigurableApplicationContext context, MemoryPoolManager manager,
			MemoryPoolProperties properties) {
		this.context = context;
		this.manager = manager;
		this.properties = properties;
	}

	@Override
	public void afterSingletonsInstantiated() {
		ConfigurableListableBeanFactory beans = this.context.getBeanFactory();
		PoolBeans pools = new PoolBeans(beans);
		Ineffective ineffective = new Ineffective(this.context);
		String[] local = beans.getBeanNamesForType(MemoryPoolManager.class);
		if (local.length == 0) {
			pools.leaveOut("the MemoryPoolManager is that of a parent context: declare the pool there");
			ineffective.inChild();
		}
		else if (isAutoConfigured(beans)) {
			pools.registerWith(this.manager, this.properties.enabled());
			pools.useFor(this.manager);
		}
		else {
			pools.registerWithOwn(this.manager);
			pools.useFor(this.manager);
			ineffective.withOwnManager(String.join(", ", local), this.properties);
		}
		ineffective.inAnyCase(this.properties);
		new StartReport(beans, this.manager, this.properties).log();
	}

	private boolean isAutoConfigured(ConfigurableListableBeanFactory beans) {
		String[] configurations = beans.getBeanNamesForType(ManagerConfiguration.class);
		return configurations.length > 0 && Arrays.stream(beans.getBeanNamesForType(MemoryPoolManager.class))
			.filter((name) -> name.equals("memoryPoolManager"))
			.anyMatch((name) -> beans.getBean(name) == this.manager);
	}

}
