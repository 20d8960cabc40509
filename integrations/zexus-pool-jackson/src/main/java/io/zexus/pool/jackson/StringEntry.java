package io.zexus.pool.jackson;

import java.util.Set;

import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JacksonStdImpl;
import tools.jackson.databind.deser.jdk.StringDeserializer;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.learning.Governor;

/** Decodes strings plainly until it knows for which property. */
@JacksonStdImpl
final class StringEntry extends StringDeserializer {

	private final Governor governor;

	private final Set<DeserializationContext> within;

	StringEntry(Governor governor, Set<DeserializationContext> within) {
		this.governor = governor;
		this.within = within;
	}

	@Override
	public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
		if (this.within.contains(context)) {
			return StringDeserializer.instance;
		}
		Site site = Site.of(this.governor, MemoryPoolManager.STR, property);
		return (site != null) ? new PooledStringDeserializer(site) : StringDeserializer.instance;
	}

}
