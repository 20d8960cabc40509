package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.DoorStats;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.cache.PooledCaches;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cache.CacheManager;
import org.springframework.util.function.SingletonSupplier;

/**
 * Pools the caches of every cache manager, whoever made it, and logs once which of those
 * that were named are not reached.
 */
final class CacheDoorPostProcessor implements BeanPostProcessor, SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(CacheDoorPostProcessor.class);

	private final SingletonSupplier<PooledCaches> caches;

	private final ObjectProvider<MemoryPoolManager> manager;

	/** Takes providers, as the first beans are made after this one. */
	CacheDoorPostProcessor(ObjectProvider<MemoryPoolProperties> properties, ObjectProvider<MemoryPoolManager> manager) {
		this.caches = SingletonSupplier
			.of(() -> new PooledCaches(properties.getObject().cache().names(), manager.getObject()));
		this.manager = manager;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof CacheManager cacheManager) ? this.caches.obtain().pool(cacheManager) : bean;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.caches.obtain();
		for (DoorStats door : this.manager.getObject().doors()) {
			if (door.door().equals("cache") && !door.reached()) {
				logger.warn("zexus.pool.cache.names: the cache '" + door.name() + "' is not reached. " + door.remedy());
			}
		}
	}

}
