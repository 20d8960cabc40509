package io.zexus.pool.jackson;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.jdk.StringArrayDeserializer;
import tools.jackson.databind.deser.jdk.StringCollectionDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.jdk.UntypedObjectDeserializer;
import tools.jackson.databind.type.ArrayType;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.util.ClassUtil;

import io.zexus.pool.learning.Governor;

/** Puts ours in place of Jackson's own deserializers, and leaves all others alone. */
final class PoolingModifier extends ValueDeserializerModifier {

	private static final long serialVersionUID = 1L;

	@SuppressWarnings("serial")
	private final Governor governor;

	private final transient Set<DeserializationContext> within = ConcurrentHashMap.newKeySet();

	PoolingModifier(Governor governor) {
		this.governor = governor;
	}

	@Override
	public ValueDeserializer<?> modifyDeserializer(DeserializationConfig config, BeanDescription.Supplier bean,
			ValueDeserializer<?> deserializer) {
		if (deserializer.getClass() == StringDeserializer.class) {
			return new StringEntry(this.governor, this.within);
		}
		if (deserializer instanceof UntypedObjectDeserializer untyped
				&& untyped.getClass() == UntypedObjectDeserializer.class) {
			return new UntypedEntry(untyped, this.governor);
		}
		Class<?> type = deserializer.handledType();
		if ((type == Integer.class || type == Long.class || type == Number.class)
				&& ClassUtil.isJacksonStdImpl(deserializer)) {
			return new NumberEntry(deserializer, this.governor);
		}
		return deserializer;
	}

	@Override
	public ValueDeserializer<?> modifyArrayDeserializer(DeserializationConfig config, ArrayType type,
			BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
		return (deserializer instanceof StringArrayDeserializer)
				? new TextEntry(deserializer, this.governor, this.within) : deserializer;
	}

	@Override
	public ValueDeserializer<?> modifyCollectionDeserializer(DeserializationConfig config, CollectionType type,
			BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
		return (deserializer instanceof StringCollectionDeserializer)
				? new TextEntry(deserializer, this.governor, this.within) : deserializer;
	}

	@Override
	public KeyDeserializer modifyKeyDeserializer(DeserializationConfig config, JavaType type,
			KeyDeserializer deserializer) {
		Class<?> raw = type.getRawClass();
		boolean pooled = raw == String.class || raw == CharSequence.class || raw == Object.class || raw == Integer.class
				|| raw == Long.class;
		if (pooled && ClassUtil.isJacksonStdImpl(deserializer)) {
			return new KeyEntry(deserializer, this.governor);
		}
		return deserializer;
	}

}
