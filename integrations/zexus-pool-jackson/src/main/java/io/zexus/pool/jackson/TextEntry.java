package io.zexus.pool.jackson;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JacksonStdImpl;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.learning.Governor;

/**
 * Decodes what reads many strings itself (trees, arrays and collections of strings):
 * plainly until it knows for which property, then from a parser that returns pooled
 * strings.
 */
@JacksonStdImpl
final class TextEntry extends DelegatingDeserializer {

	private final Governor governor;

	private final Set<DeserializationContext> within;

	/**
	 * Creates a deserializer.
	 * @param within where a context is put while elements are to have Jackson's own
	 * deserializer, by a thread that has the context to itself
	 */
	TextEntry(ValueDeserializer<?> plain, Governor governor, Set<DeserializationContext> within) {
		super(plain);
		this.governor = governor;
		this.within = within;
	}

	@Override
	protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> plain) {
		return new TextEntry(plain, this.governor, this.within);
	}

	@Override
	public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
		JavaType type = context.constructType(handledType());
		Site site = Site.of(this.governor, MemoryPoolManager.STR, property);
		this.within.add(context);
		try {
			ValueDeserializer<?> plain = context.handleSecondaryContextualization(getDelegatee(), property, type);
			return (site != null) ? new PooledTextDeserializer(plain, site) : plain;
		}
		finally {
			this.within.remove(context);
		}
	}

	/** Decodes from a parser that returns pooled strings. */
	private static final class PooledTextDeserializer extends DelegatingDeserializer {

		private final Site site;

		PooledTextDeserializer(ValueDeserializer<?> plain, Site site) {
			super(plain);
			this.site = site;
		}

		@Override
		protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> plain) {
			return new PooledTextDeserializer(plain, this.site);
		}

		@Override
		public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
			return this;
		}

		@Override
		public Object deserialize(JsonParser p, DeserializationContext context) {
			return super.deserialize(pooling(p), context);
		}

		@Override
		public Object deserialize(JsonParser p, DeserializationContext context, Object into) {
			return super.deserialize(pooling(p), context, into);
		}

		private JsonParser pooling(JsonParser p) {
			return this.site.restsThrough(null) ? p : new PoolingParser(p, this.site);
		}

	}

}
