package io.zexus.pool.jackson2;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StringArrayDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringCollectionDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.deser.std.UntypedObjectDeserializer;
import com.fasterxml.jackson.databind.type.ArrayType;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.util.ClassUtil;

import io.zexus.pool.learning.Governor;

/** Puts ours in place of Jackson's own deserializers, and leaves all others alone. */
final class PoolingModifier extends BeanDeserializerModifier {

	private static final long serialVersionUID = 1L;

	@SuppressWarnings("serial")
	private final Governor governor;

	private final transient Set<DeserializationContext> within = ConcurrentHashMap.newKeySet();

	PoolingModifier(Governor governor) {
		this.governor = governor;
	}

	@Override
	public JsonDeserializer<?> modifyDeserializer(DeserializationConfig config, BeanDescription bean,
			JsonDeserializer<?> deserializer) {
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
	public JsonDeserializer<?> modifyArrayDeserializer(DeserializationConfig config, ArrayType type,
			BeanDescription bean, JsonDeserializer<?> deserializer) {
		return (deserializer instanceof StringArrayDeserializer)
				? new TextEntry(deserializer, this.governor, this.within) : deserializer;
	}

	@Override
	public JsonDeserializer<?> modifyCollectionDeserializer(DeserializationConfig config, CollectionType type,
			BeanDescription bean, JsonDeserializer<?> deserializer) {
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
