package io.zexus.pool.spring.autoconfigure;

import java.util.function.BiConsumer;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;
import io.zexus.pool.ValuePool;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;

/** The {@link Pool} beans of a context that are autowire candidates. */
final class PoolBeans {

	private static final Log logger = LogFactory.getLog(MemoryPoolWiring.class);

	private final ConfigurableListableBeanFactory beans;

	PoolBeans(ConfigurableListableBeanFactory beans) {
		this.beans = beans;
	}

	void registerWith(MemoryPoolManager manager, boolean enabled) {
		forEach(manager, (name, pool) -> {
			register(manager, name, pool);
			if (!enabled) {
				manager.enablePool(name, false);
			}
		});
	}

	/** Of a manager that may outlive the context the names may be taken. */
	void registerWithOwn(MemoryPoolManager manager) {
		forEach(manager, (name, pool) -> {
			Pool present = manager.pools().get(name);
			if (present != null && present != pool) {
				warn(name, "the application's own MemoryPoolManager has another pool of that name: rename the bean");
			}
			else {
				register(manager, name, pool);
			}
		});
	}

	/**
	 * Has values come from pools of the application's own where there is one for them.
	 */
	void useFor(MemoryPoolManager manager) {
		MemoryPoolManager.valueTypes().forEach((type) -> useFor(manager, type));
	}

	private <T> void useFor(MemoryPoolManager manager, Class<T> type) {
		ResolvableType pools = ResolvableType.forClassWithGenerics(ValuePool.class, type);
		this.beans.<ValuePool<T>>getBeanProvider(pools).ifUnique((pool) -> {
			if (manager.pools().containsValue(pool)) {
				manager.useValuePool(type, pool);
			}
		});
	}

	private static void register(MemoryPoolManager manager, String name, Pool pool) {
		try {
			manager.register(name, pool);
		}
		catch (IllegalArgumentException ex) {
			throw new PoolRegistrationException(name, pool, ex);
		}
	}

	private void forEach(MemoryPoolManager manager, BiConsumer<String, Pool> action) {
		for (String name : this.beans.getBeanNamesForType(Pool.class)) {
			if (!isCandidate(name)) {
				continue;
			}
			if (!this.beans.isSingleton(name)) {
				warn(name, "it is not a singleton");
				continue;
			}
			Pool pool = this.beans.getBean(name, Pool.class);
			if (isOfItsOwn(manager, pool)) {
				action.accept(name, pool);
			}
		}
	}

	/** Not one that a method like {@code manager.strPool()} returned. */
	private static boolean isOfItsOwn(MemoryPoolManager manager, Pool pool) {
		return manager.pools().values().stream().noneMatch((registered) -> registered == pool);
	}

	private boolean isCandidate(String name) {
		return !this.beans.containsBeanDefinition(name)
				|| this.beans.getMergedBeanDefinition(name).isAutowireCandidate();
	}

	void leaveOut(String reason) {
		for (String name : this.beans.getBeanNamesForType(Pool.class)) {
			if (isCandidate(name)) {
				warn(name, reason);
			}
		}
	}

	private static void warn(String name, String reason) {
		logger.warn("Pool bean '" + name + "' is not registered: " + reason);
	}

}
