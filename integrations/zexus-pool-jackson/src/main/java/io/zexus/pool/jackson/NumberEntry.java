package io.zexus.pool.jackson;

import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JacksonStdImpl;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.learning.Governor;

/** Decodes numbers plainly until it knows for which property. */
@JacksonStdImpl
final class NumberEntry extends DelegatingDeserializer {

	private final Governor governor;

	NumberEntry(ValueDeserializer<?> plain, Governor governor) {
		super(plain);
		this.governor = governor;
	}

	@Override
	protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> plain) {
		return new NumberEntry(plain, this.governor);
	}

	@Override
	public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
		JavaType type = context.constructType(handledType());
		ValueDeserializer<?> plain = context.handleSecondaryContextualization(getDelegatee(), property, type);
		Site site = Site.of(this.governor, MemoryPoolManager.INT, property);
		return (site != null) ? new PooledNumberDeserializer(plain, site) : plain;
	}

}
