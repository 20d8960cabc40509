package io.zexus.pool.jackson2;

import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;

import io.zexus.pool.learning.Governor;

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
		return new TextEntry(JsonNodeDeserializer.getDeserializer(type), this.governor, ConcurrentHashMap.newKeySet());
	}

	@Override
	public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
		return JsonNode.class.isAssignableFrom(type);
	}

}
