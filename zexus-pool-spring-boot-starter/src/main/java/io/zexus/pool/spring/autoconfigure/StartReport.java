package io.zexus.pool.spring.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.zexus.pool.MemoryPoolManager;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * The line at start that says which pools there are, how values reach them and what
 * watches them.
 */
final class StartReport {

	private static final Log logger = LogFactory.getLog(MemoryPoolWiring.class);

	private final ConfigurableListableBeanFactory beans;

	private final MemoryPoolManager manager;

	private final MemoryPoolProperties properties;

	StartReport(ConfigurableListableBeanFactory beans, MemoryPoolManager manager, MemoryPoolProperties properties) {
		this.beans = beans;
		this.manager = manager;
		this.properties = properties;
	}

	void log() {
		logger.info(this.properties.enabled()
				? "Zexus Pool: " + pools() + "; reached by " + doors() + "; watched by " + watchers()
				: "Zexus Pool is off (zexus.pool.enabled=false): pools pass everything through");
	}

	private String pools() {
		List<String> pools = new ArrayList<>();
		this.manager.pools()
			.forEach((name, pool) -> pools
				.add(name + " " + pool.capacity() + (this.manager.isPoolEnabled(name) ? "" : " (off)")));
		return String.join(", ", pools);
	}

	private String doors() {
		List<String> doors = new ArrayList<>(List.of("calls of the application"));
		String mode = " (" + MemoryPoolProperties.text(this.properties.jackson().mode()) + ")";
		addIfPresent("io.zexus.pool.jackson.ZexusPoolModule", "Jackson 3" + mode, doors);
		addIfPresent("io.zexus.pool.jackson2.ZexusPoolModule", "Jackson 2" + mode, doors);
		this.manager.doors()
			.stream()
			.filter((door) -> door.reached() && !door.door().equals("json"))
			.forEach((door) -> doors.add(door.door() + " " + door.name()));
		return String.join(", ", doors);
	}

	private String watchers() {
		List<String> watchers = new ArrayList<>();
		addIfPresent("io.zexus.pool.spring.actuate.MemoryPoolEndpoint", "endpoint zexuspool", watchers);
		addIfPresent("io.zexus.pool.micrometer.MemoryPoolMetrics", "meters", watchers);
		addIfPresent("io.zexus.pool.spring.autoconfigure.MemoryPressureClearer",
				"pressure relief every " + MemoryPoolProperties.text(this.properties.pressure().interval()), watchers);
		if (this.properties.autoSize().maxBytes() != null) {
			watchers.add("resizing within " + this.properties.autoSize().maxBytes());
		}
		return watchers.isEmpty() ? "nothing" : String.join(", ", watchers);
	}

	/** By its name, as what it extends may be absent. */
	private void addIfPresent(String className, String text, List<String> texts) {
		ClassLoader loader = this.beans.getBeanClassLoader();
		if (ClassUtils.isPresent(className, loader) && BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beans,
				ClassUtils.resolveClassName(className, loader), true, false).length > 0) {
			texts.add(text);
		}
	}

}
