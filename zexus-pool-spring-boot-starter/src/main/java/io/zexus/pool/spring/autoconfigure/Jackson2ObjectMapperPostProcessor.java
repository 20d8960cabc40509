package io.zexus.pool.spring.autoconfigure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.MappingJsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zexus.pool.jackson2.ZexusPoolModule;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Has Spring Boot's own {@link ObjectMapper} of Jackson 2 read by parsers that pool, with
 * all settings that it and its factory have. A mapper of the application stays what it
 * is.
 * <p>
 * Not done by {@code Jackson2ObjectMapperBuilder.factory(...)}: XML mappers, which come
 * of the same builder, would fail on a factory of JSON.
 */
final class Jackson2ObjectMapperPostProcessor implements BeanPostProcessor, PriorityOrdered {

	private final ObjectProvider<ZexusPoolModule> module;

	private final ConfigurableListableBeanFactory beanFactory;

	Jackson2ObjectMapperPostProcessor(ObjectProvider<ZexusPoolModule> module,
			ConfigurableListableBeanFactory beanFactory) {
		this.module = module;
		this.beanFactory = beanFactory;
	}

	/** Early, for mappers that other post-processors depend on. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		return (bean.getClass() == ObjectMapper.class && BootBeans.factoryMethod(this.beanFactory, name) != null)
				? pooling((ObjectMapper) bean) : bean;
	}

	private ObjectMapper pooling(ObjectMapper mapper) {
		JsonFactory factory = mapper.getFactory();
		ZexusPoolModule module = this.module.getIfUnique();
		boolean plain = factory.getClass() == JsonFactory.class || factory.getClass() == MappingJsonFactory.class;
		if (module == null || !plain) {
			return mapper;
		}
		JsonFactory pooling = module.jsonFactory(factory);
		try {
			return (pooling != factory) ? mapper.copyWith(pooling) : mapper;
		}
		catch (IllegalStateException ex) {
			// Has a part of the application's own that does not let itself be copied
			return mapper;
		}
	}

}
