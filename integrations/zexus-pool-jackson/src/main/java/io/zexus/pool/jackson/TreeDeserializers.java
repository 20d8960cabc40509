package io.zexus.pool.jackson;

import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.jackson.JsonNodeDeserializer;

import io.zexus.pool.learning.Governor;

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
		return new TextEntry(JsonNodeDeserializer.getDeserializer(type.getRawClass()), this.governor,
				ConcurrentHashMap.newKeySet());
	}

	@Override
	public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
		return JsonNode.class.isAssignableFrom(type);
	}

}
