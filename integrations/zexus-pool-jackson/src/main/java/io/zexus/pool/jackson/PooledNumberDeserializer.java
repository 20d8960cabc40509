package io.zexus.pool.jackson;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

/** Decodes numbers into pooled ones. */
final class PooledNumberDeserializer extends DelegatingDeserializer {

	private final Site site;

	PooledNumberDeserializer(ValueDeserializer<?> plain, Site site) {
		super(plain);
		this.site = site;
	}

	@Override
	protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> plain) {
		return new PooledNumberDeserializer(plain, this.site);
	}

	@Override
	public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
		return this;
	}

	@Override
	public @Nullable Object deserialize(JsonParser p, DeserializationContext context) {
		return this.site.number(p, super.deserialize(p, context));
	}

	@Override
	public @Nullable Object deserializeWithType(JsonParser p, DeserializationContext context, TypeDeserializer types) {
		return this.site.number(p, super.deserializeWithType(p, context, types));
	}

}
