package io.zexus.pool.jackson2;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import org.jspecify.annotations.Nullable;

/** Decodes numbers into pooled ones. */
final class PooledNumberDeserializer extends DelegatingDeserializer {

	private static final long serialVersionUID = 1L;

	@SuppressWarnings("serial")
	private final Site site;

	PooledNumberDeserializer(JsonDeserializer<?> plain, Site site) {
		super(plain);
		this.site = site;
	}

	@Override
	protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> plain) {
		return new PooledNumberDeserializer(plain, this.site);
	}

	@Override
	public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
		return this;
	}

	@Override
	public @Nullable Object deserialize(JsonParser p, DeserializationContext context) throws IOException {
		return this.site.number(p, super.deserialize(p, context));
	}

	@Override
	public @Nullable Object deserializeWithType(JsonParser p, DeserializationContext context, TypeDeserializer types)
			throws IOException {
		return this.site.number(p, super.deserializeWithType(p, context, types));
	}

}
