package io.zexus.pool.jackson2;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import org.jspecify.annotations.Nullable;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.decode.Governor;

/**
 * Lets Jackson's own deserializers build trees from a parser that returns pooled strings.
 * The node factory stays the mapper's: every {@code ObjectNode} keeps its factory, which
 * must therefore hold no pool.
 */
final class TreeDeserializers extends Deserializers.Base {

	@SuppressWarnings("serial")
	private final Governor governor;

	TreeDeserializers(Governor governor) {
		this.governor = governor;
	}

	@Override
	public JsonDeserializer<?> findTreeNodeDeserializer(Class<? extends JsonNode> type, DeserializationConfig config,
			BeanDescription bean) {
		return new TreeEntry(JsonNodeDeserializer.getDeserializer(type), this.governor);
	}

	@Override
	public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
		return JsonNode.class.isAssignableFrom(type);
	}

	/** Decodes trees plainly until it knows for which property. */
	private static final class TreeEntry extends DelegatingDeserializer {

		private static final long serialVersionUID = 1L;

		@SuppressWarnings("serial")
		private final Governor governor;

		TreeEntry(JsonDeserializer<?> plain, Governor governor) {
			super(plain);
			this.governor = governor;
		}

		@Override
		protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> plain) {
			return new TreeEntry(plain, this.governor);
		}

		@Override
		public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
				throws JsonMappingException {
			JavaType type = context.constructType(handledType());
			JsonDeserializer<?> plain = context.handleSecondaryContextualization(getDelegatee(), property, type);
			Site site = Site.of(this.governor, MemoryPoolManager.STR, property);
			return (site != null) ? new PooledTreeDeserializer(plain, site) : plain;
		}

	}

	/** Decodes trees with pooled strings. */
	private static final class PooledTreeDeserializer extends DelegatingDeserializer {

		private static final long serialVersionUID = 1L;

		@SuppressWarnings("serial")
		private final Site site;

		PooledTreeDeserializer(JsonDeserializer<?> plain, Site site) {
			super(plain);
			this.site = site;
		}

		@Override
		protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> plain) {
			return new PooledTreeDeserializer(plain, this.site);
		}

		@Override
		public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
			return this;
		}

		@Override
		public Object deserialize(JsonParser p, DeserializationContext context) throws IOException {
			return super.deserialize(new PoolingParser(p, this.site), context);
		}

		@Override
		public Object deserialize(JsonParser p, DeserializationContext context, Object into) throws IOException {
			return super.deserialize(new PoolingParser(p, this.site), context, into);
		}

	}

	/** Returns pooled strings where the text of a value is asked for. */
	private static final class PoolingParser extends JsonParserDelegate {

		@SuppressWarnings("serial")
		private final Site site;

		PoolingParser(JsonParser p, Site site) {
			super(p);
			this.site = site;
		}

		@Override
		public String getText() throws IOException {
			return this.delegate.hasToken(JsonToken.VALUE_STRING) ? this.site.text(this.delegate)
					: this.delegate.getText();
		}

	}

}
