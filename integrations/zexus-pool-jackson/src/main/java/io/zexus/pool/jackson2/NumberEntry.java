package io.zexus.pool.jackson2;

import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JacksonStdImpl;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.learning.Governor;

/** Decodes numbers plainly until it knows for which property. */
@JacksonStdImpl
final class NumberEntry extends DelegatingDeserializer {

	private static final long serialVersionUID = 1L;

	@SuppressWarnings("serial")
	private final Governor governor;

	NumberEntry(JsonDeserializer<?> plain, Governor governor) {
		super(plain);
		this.governor = governor;
	}

	@Override
	protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> plain) {
		return new NumberEntry(plain, this.governor);
	}

	@Override
	public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
			throws JsonMappingException {
		JavaType type = context.constructType(handledType());
		JsonDeserializer<?> plain = context.handleSecondaryContextualization(getDelegatee(), property, type);
		Site site = Site.of(this.governor, MemoryPoolManager.INT, property);
		return (site != null) ? new PooledNumberDeserializer(plain, site) : plain;
	}

}
