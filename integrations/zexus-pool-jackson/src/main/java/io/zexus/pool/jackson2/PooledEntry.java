package io.zexus.pool.jackson2;

import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.util.Converter;

import io.zexus.pool.learning.Governor;
import io.zexus.pool.learning.PooledValues;
import io.zexus.pool.learning.Property;

/**
 * Stands for the deserializer of an annotated property until it is known: the one that
 * the property had without the annotation, wrapped where its values may be pooled.
 */
final class PooledEntry extends StdDeserializer<Object> implements ContextualDeserializer {

	private static final long serialVersionUID = 1L;

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
	public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
			throws JsonMappingException {
		JavaType type = (property != null && !this.content) ? property.getType() : context.getContextualType();
		AnnotatedMember member = (property != null) ? property.getMember() : null;
		type = type.withValueHandler(null);
		JsonDeserializer<?> converting = (property != null && member != null && !this.content)
				? converting(context, property, member) : null;
		if (converting != null) {
			return converting;
		}
		JsonDeserializer<?> plain = context.findContextualValueDeserializer(type, property);
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

	private @Nullable JsonDeserializer<?> converting(DeserializationContext context, BeanProperty property,
			AnnotatedMember member) throws JsonMappingException {
		AnnotationIntrospector introspector = context.getAnnotationIntrospector();
		Object definition = introspector.findDeserializationConverter(member);
		if (definition == null || (this.pooled && PooledIntrospector.isCanonicalizing(definition))) {
			return null;
		}
		Converter<Object, Object> converter = context.converterInstance(member, definition);
		JavaType from = converter.getInputType(context.getTypeFactory());
		return new StdDelegatingDeserializer<>(converter, from,
				context.findContextualValueDeserializer(from, property));
	}

	private static boolean isContentCanonicalized(DeserializationContext context, AnnotatedMember member) {
		AnnotationIntrospector introspector = context.getAnnotationIntrospector();
		Object definition = introspector.findDeserializationContentConverter(member);
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
