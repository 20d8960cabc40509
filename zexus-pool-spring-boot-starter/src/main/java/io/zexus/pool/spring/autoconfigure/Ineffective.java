package io.zexus.pool.spring.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import io.zexus.pool.PoolingMode;
import io.zexus.pool.learning.Governor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/** Warns of each property and bean that has no effect, and says why. */
final class Ineffective {

	private static final Log logger = LogFactory.getLog(MemoryPoolWiring.class);

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("zexus.pool");

	private static final ConfigurationPropertyName ENABLED = PREFIX.append("enabled");

	private static final ConfigurationPropertyName PRESSURE = PREFIX.append("pressure");

	private static final ConfigurationPropertyName AUTO_SIZE = PREFIX.append("auto-size");

	private static final ConfigurationPropertyName METRICS = PREFIX.append("metrics");

	private static final ConfigurationPropertyName JACKSON = PREFIX.append("jackson");

	private final ConfigurableApplicationContext context;

	private final Map<ConfigurationPropertyName, ConfigurationProperty> set;

	Ineffective(ConfigurableApplicationContext context) {
		this.context = context;
		this.set = set(context.getEnvironment());
	}

	/** What is set, where it is set first, without what is set to nothing. */
	private static Map<ConfigurationPropertyName, ConfigurationProperty> set(ConfigurableEnvironment environment) {
		Map<ConfigurationPropertyName, ConfigurationProperty> set = new LinkedHashMap<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.from(environment.getPropertySources())) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				iterable.stream().filter(PREFIX::isAncestorOf).forEach((name) -> {
					ConfigurationProperty property = source.getConfigurationProperty(name);
					if (property != null) {
						set.putIfAbsent(name, property);
					}
				});
			}
		}
		set.values().removeIf((property) -> "".equals(property.getValue()));
		return set;
	}

	void all(String reason) {
		properties(PREFIX::isAncestorOf, reason);
		customizers(reason);
	}

	void withOwnManager(String bean, MemoryPoolProperties properties) {
		String reason = "the application makes its own MemoryPoolManager (" + bean
				+ "). Set it there, or remove that bean";
		properties((name) -> PREFIX.isParentOf(name) && !name.equals(ENABLED), reason);
		customizers(reason);
		if (!properties.enabled()) {
			logger.warn("zexus.pool.enabled=false does not switch off the pools of the application's own "
					+ "MemoryPoolManager (" + bean + "), only what belongs to it: endpoint, meters, pressure relief "
					+ "and Jackson module");
		}
	}

	void inChild() {
		String reason = "the MemoryPoolManager is that of a parent context. Set it there";
		Map<ConfigurationPropertyName, ConfigurationProperty> ofParent = ofParent();
		this.set.keySet()
			.removeIf((name) -> ofParent.containsKey(name)
					&& Objects.equals(value(ofParent.get(name)), value(this.set.get(name))));
		properties((name) -> PREFIX.isParentOf(name) && !name.equals(ENABLED), reason);
		if (has(MemoryPressureClearer.class)) {
			properties(PRESSURE::isAncestorOf, reason);
		}
		properties(AUTO_SIZE::isAncestorOf, reason);
		if (has(Governor.class)) {
			properties(JACKSON::isAncestorOf, reason);
		}
		customizers(reason);
	}

	private Map<ConfigurationPropertyName, ConfigurationProperty> ofParent() {
		ApplicationContext parent = this.context.getParent();
		return (parent != null && parent.getEnvironment() instanceof ConfigurableEnvironment environment)
				? set(environment) : Map.of();
	}

	private static @Nullable Object value(@Nullable ConfigurationProperty property) {
		return (property != null) ? property.getValue() : null;
	}

	/** Whether a parent, and not this context, has one. */
	private boolean has(Class<?> type) {
		ApplicationContext parent = this.context.getParent();
		return this.context.getBeanFactory().getBeanNamesForType(type, true, false).length == 0 && parent != null
				&& parent.getBeanProvider(type).stream().findAny().isPresent();
	}

	void inAnyCase(MemoryPoolProperties properties) {
		if (!properties.enabled()) {
			return;
		}
		if (!isPresent("tools.jackson.databind.JacksonModule") && !isPresent("com.fasterxml.jackson.databind.Module")) {
			properties(JACKSON::isAncestorOf, "Jackson is not on the class path");
		}
		if (properties.metrics().cacheStyle() && !this.context.containsBean("memoryPoolCacheMetrics")) {
			properties(METRICS::isAncestorOf, "there is no MeterRegistry");
		}
		if (properties.jackson().neverPooled().isEmpty() && properties.jackson().mode() != PoolingMode.OFF) {
			logger.warn("zexus.pool.jackson.never-pooled is empty: values of properties named like password or token "
					+ "may be pooled. Remove it for the defaults, to which never-pooled-also adds.");
		}
	}

	private boolean isPresent(String className) {
		return ClassUtils.isPresent(className, this.context.getClassLoader());
	}

	private void properties(Predicate<ConfigurationPropertyName> which, String reason) {
		this.set.forEach((name, property) -> {
			if (which.test(name)) {
				logger.warn(describe(property) + " has no effect: " + reason);
			}
		});
	}

	private static String describe(ConfigurationProperty property) {
		String description = property.getName() + "=" + property.getValue();
		return (property.getOrigin() != null) ? description + " (" + property.getOrigin() + ")" : description;
	}

	private void customizers(String reason) {
		for (String bean : this.context.getBeanFactory()
			.getBeanNamesForType(MemoryPoolManagerBuilderCustomizer.class, true, false)) {
			logger.warn("MemoryPoolManagerBuilderCustomizer '" + bean + "' has no effect: " + reason);
		}
	}

}
