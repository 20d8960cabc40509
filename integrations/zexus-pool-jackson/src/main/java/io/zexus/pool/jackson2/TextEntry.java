package io.zexus.pool.jackson2;

import java.io.IOException;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JacksonStdImpl;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import org.jspecify.annotations.Nullable;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.learning.Governor;

/**
 * Decodes what reads many strings itself (trees, arrays and collections of strings):
 * plainly until it knows for which property, then from a parser that returns pooled
 * strings.
 */
@JacksonStdImpl
final class TextEntry extends DelegatingDeserializer {

	private static final long serialVersionUID = 1L;

	@SuppressWarnings("serial")
	private final Governor governor;

	@SuppressWarnings("serial")
	private final Set<DeserializationContext> within;

	/**
	 * Creates a deserializer.
	 * @param within where a context is put while elements are to have Jackson's own
	 * deserializer, by a thread that has the context to itself
	 */
	TextEntry(JsonDeserializer<?> plain, Governor governor, Set<DeserializationContext> within) {
		super(plain);
		this.governor = governor;
		this.within = within;
	}

	@Override
	protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> plain) {
		return new TextEntry(plain, this.governor, this.within);
	}

	@Override
	public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
			throws JsonMappingException {
		JavaType type = context.constructType(handledType());
		Site site = Site.of(this.governor, MemoryPoolManager.STR, property);
		this.within.add(context);
		try {
			JsonDeserializer<?> plain = context.handleSecondaryContextualization(getDelegatee(), property, type);
			return (site != null) ? new PooledTextDeserializer(plain, site) : plain;
		}
		finally {
			this.within.remove(context);
		}
	}

	/** Decodes from a parser that returns pooled strings. */
	private static final class PooledTextDeserializer extends DelegatingDeserializer {

		private static final long serialVersionUID = 1L;

		@SuppressWarnings("serial")
		private final Site site;

		PooledTextDeserializer(JsonDeserializer<?> plain, Site site) {
			super(plain);
			this.site = site;
		}

		@Override
		protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> plain) {
			return new PooledTextDeserializer(plain, this.site);
		}

		@Override
		public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
			return this;
		}

		@Override
		public Object deserialize(JsonParser p, DeserializationContext context) throws IOException {
			return super.deserialize(pooling(p), context);
		}

		@Override
		public Object deserialize(JsonParser p, DeserializationContext context, Object into) throws IOException {
			return super.deserialize(pooling(p), context, into);
		}

		private JsonParser pooling(JsonParser p) {
			return this.site.restsThrough(null) ? p : new PoolingParser(p, this.site);
		}

	}

}
