package io.zexus.pool.spring.autoconfigure;

import java.lang.reflect.Method;
import java.util.List;

import io.zexus.pool.jackson.ZexusPoolModule;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Has Spring Boot's own {@link JsonMapper} of Jackson 3 read by parsers that pool, with
 * all settings that its factory has.
 * <p>
 * Since Boot 4.1 the factory is a bean. In Boot 4.0 it comes with the builder of mappers.
 * A mapper, builder or factory of the application stays what it is, and so do those of
 * other formats.
 */
final class JsonMapperPostProcessor implements BeanPostProcessor, PriorityOrdered {

	private final ObjectProvider<ZexusPoolModule> module;

	private final ConfigurableListableBeanFactory beanFactory;

	JsonMapperPostProcessor(ObjectProvider<ZexusPoolModule> module, ConfigurableListableBeanFactory beanFactory) {
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
		if (bean.getClass() == JsonFactory.class && BootBeans.factoryMethod(this.beanFactory, name) != null) {
			return pooling((JsonFactory) bean);
		}
		if (bean.getClass() == JsonMapper.Builder.class) {
			Method method = BootBeans.factoryMethod(this.beanFactory, name);
			if (method != null && !List.of(method.getParameterTypes()).contains(JsonFactory.class)) {
				return pooling((JsonMapper.Builder) bean);
			}
		}
		return bean;
	}

	private JsonFactory pooling(JsonFactory factory) {
		ZexusPoolModule module = this.module.getIfUnique();
		return (module != null) ? module.jsonFactory(factory) : factory;
	}

	private JsonMapper.Builder pooling(JsonMapper.Builder builder) {
		if (builder.streamFactory().getClass() != JsonFactory.class) {
			return builder;
		}
		JsonFactory factory = (JsonFactory) builder.streamFactory();
		JsonFactory pooling = pooling(factory);
		return (pooling != factory) ? new BuilderWithFactory(builder, pooling) : builder;
	}

	/** A builder with all settings of another, except for the factory. */
	private static final class BuilderWithFactory extends JsonMapper.Builder {

		BuilderWithFactory(JsonMapper.Builder like, JsonFactory factory) {
			super(new StateImpl(like));
			this._streamFactory = factory;
		}

	}

}
