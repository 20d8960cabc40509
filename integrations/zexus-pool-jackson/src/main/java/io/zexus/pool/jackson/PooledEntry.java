package io.zexus.pool.jackson;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdConvertingDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.util.Converter;

import io.zexus.pool.learning.Governor;
import io.zexus.pool.learning.PooledValues;
import io.zexus.pool.learning.Property;

/**
 * Stands for the deserializer of an annotated property until it is known: the one that
 * the property had without the annotation, wrapped where its values may be pooled.
 */
final class PooledEntry extends StdDeserializer<Object> {

	private final transient Governor governor;

	private final boolean pooled;

	/** Whether it stands for what the property holds. */
	private final boolean content;

	PooledEntry(Governor governor, boolean pooled, boolean content) {
		super(Object.class);
		this.governor = governor;
		this.pooled = pooled;
		this.content = content;
	}

	@Override
	public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
		JavaType type = (property != null && !this.content) ? property.getType() : context.getContextualType();
		AnnotatedMember member = (property != null) ? property.getMember() : null;
		type = type.withValueHandler(null);
		ValueDeserializer<?> converting = (property != null && member != null && !this.content)
				? converting(context, property, member) : null;
		if (converting != null) {
			return converting;
		}
		ValueDeserializer<?> plain = context.findContextualValueDeserializer(type, property);
		boolean value = PooledValues.areOf(held(type).getRawClass());
		if (property == null || member == null || !(value || isPoolable(type))) {
			return plain;
		}
		Property pool = this.pooled ? this.governor.annotated(member.getDeclaringClass(), name(property)) : null;
		return new PooledDeserializer(plain, pool, value || isContentCanonicalized(context, member));
	}

	/** A delegating creator's argument has no name that a class declares. */
	private static String name(BeanProperty property) {
		return property.getName().startsWith("#") ? "(creator)" : property.getName();
	}

	private @Nullable ValueDeserializer<?> converting(DeserializationContext context, BeanProperty property,
			AnnotatedMember member) {
		AnnotationIntrospector introspector = context.getAnnotationIntrospector();
		Object definition = introspector.findDeserializationConverter(context.getConfig(), member);
		if (definition == null || (this.pooled && PooledIntrospector.isCanonicalizing(definition))) {
			return null;
		}
		Converter<Object, Object> converter = context.converterInstance(member, definition);
		JavaType from = converter.getInputType(context.getTypeFactory());
		return new StdConvertingDeserializer<>(converter, from,
				context.findContextualValueDeserializer(from, property));
	}

	private static boolean isContentCanonicalized(DeserializationContext context, AnnotatedMember member) {
		AnnotationIntrospector introspector = context.getAnnotationIntrospector();
		Object definition = introspector.findDeserializationContentConverter(context.getConfig(), member);
		return PooledIntrospector.isCanonicalizing(definition);
	}

	/**
	 * Returns whether it is, or holds, strings or boxed integers, or anything. Of other
	 * types the deserializer must not be asked for before its time: it may be of the
	 * class that has the property.
	 */
	static boolean isPoolable(JavaType type) {
		Class<?> raw = held(type).getRawClass();
		return raw == String.class || raw == CharSequence.class || raw == Object.class || raw == Integer.class
				|| raw == Long.class || raw == Number.class || JsonNode.class.isAssignableFrom(raw)
				|| JsonNode.class.isAssignableFrom(type.getRawClass());
	}

	static JavaType held(JavaType type) {
		JavaType held = type;
		while (held.isContainerType() || held.isReferenceType()) {
			held = held.getContentType();
		}
		return held;
	}

	@Override
	public Object deserialize(JsonParser p, DeserializationContext context) {
		throw new IllegalStateException("Jackson did not tell the property of " + this);
	}

}
