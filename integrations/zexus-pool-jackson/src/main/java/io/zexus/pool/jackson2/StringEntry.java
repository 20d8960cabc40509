package io.zexus.pool.jackson2;

import java.util.Set;

import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JacksonStdImpl;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.learning.Governor;

/** Decodes strings plainly until it knows for which property. */
@JacksonStdImpl
final class StringEntry extends StringDeserializer implements ContextualDeserializer {

	private static final long serialVersionUID = 1L;

	@SuppressWarnings("serial")
	private final Governor governor;

	@SuppressWarnings("serial")
	private final Set<DeserializationContext> within;

	StringEntry(Governor governor, Set<DeserializationContext> within) {
		this.governor = governor;
		this.within = within;
	}

	@Override
	public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
		if (this.within.contains(context)) {
			return StringDeserializer.instance;
		}
		Site site = Site.of(this.governor, MemoryPoolManager.STR, property);
		return (site != null) ? new PooledStringDeserializer(site) : StringDeserializer.instance;
	}

}
