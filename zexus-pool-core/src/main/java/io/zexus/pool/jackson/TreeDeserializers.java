package io.zexus.pool.jackson;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.jackson.JsonNodeDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.decode.Governor;

/**
 * Lets Jackson's own deserializers build trees from a parser that returns pooled strings.
 * The node factory stays the mapper's: every {@code ObjectNode} keeps its factory, which
 * must therefore hold no pool.
 */
final class TreeDeserializers extends Deserializers.Base {

	private final Governor governor;

	TreeDeserializers(Governor governor) {
		this.governor = governor;
	}

	@Override
	public ValueDeserializer<?> findTreeNodeDeserializer(JavaType type, DeserializationConfig config,
			BeanDescription.Supplier bean) {
		return new TreeEntry(JsonNodeDeserializer.getDeserializer(type.getRawClass()), this.governor);
	}

	@Override
	public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
		return JsonNode.class.isAssignableFrom(type);
	}

	/** Decodes trees plainly until it knows for which property. */
	private static final class TreeEntry extends DelegatingDeserializer {

		private final Governor governor;

		TreeEntry(ValueDeserializer<?> plain, Governor governor) {
			super(plain);
			this.governor = governor;
		}

		@Override
		protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> plain) {
			return new TreeEntry(plain, this.governor);
		}

		@Override
		public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
			JavaType type = context.constructType(handledType());
			ValueDeserializer<?> plain = context.handleSecondaryContextualization(getDelegatee(), property, type);
			Site site = Site.of(this.governor, MemoryPoolManager.STR, property);
			return (site != null) ? new PooledTreeDeserializer(plain, site) : plain;
		}

	}

	/** Decodes trees with pooled strings. */
	private static final class PooledTreeDeserializer extends DelegatingDeserializer {

		private final Site site;

		PooledTreeDeserializer(ValueDeserializer<?> plain, Site site) {
			super(plain);
			this.site = site;
		}

		@Override
		protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> plain) {
			return new PooledTreeDeserializer(plain, this.site);
		}

		@Override
		public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
			return this;
		}

		@Override
		public Object deserialize(JsonParser p, DeserializationContext context) {
			return super.deserialize(new PoolingParser(p, this.site), context);
		}

		@Override
		public Object deserialize(JsonParser p, DeserializationContext context, Object into) {
			return super.deserialize(new PoolingParser(p, this.site), context, into);
		}

	}

	/** Returns pooled strings where the text of a value is asked for. */
	private static final class PoolingParser extends JsonParserDelegate {

		private final Site site;

		PoolingParser(JsonParser p, Site site) {
			super(p);
			this.site = site;
		}

		@Override
		public String getString() {
			return this.delegate.hasToken(JsonToken.VALUE_STRING) ? this.site.text(this.delegate)
					: this.delegate.getString();
		}

	}

}
