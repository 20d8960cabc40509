package io.zexus.pool.jackson;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

import io.zexus.pool.learning.Property;
import io.zexus.pool.learning.PooledValues;

/**
 * Decodes an annotated property. From a parser of ours, all that is below belongs to the
 * property; from another one, what comes out is pooled, and what Jackson's own
 * deserializers read meanwhile. Of values that are no strings, and of strings that are
 * converted, only what comes out.
 */
final class PooledDeserializer extends DelegatingDeserializer {

	private final transient @Nullable Property property;

	/** Whether only what comes out is to be pooled, and no string below. */
	private final boolean afterwards;

	/** Whether all that reads is Jackson's, and does not mind another parser. */
	private final boolean standard;

	PooledDeserializer(ValueDeserializer<?> plain, @Nullable Property property, boolean afterwards) {
		super(plain);
		this.property = property;
		this.afterwards = afterwards;
		this.standard = isStandard(plain);
	}

	private static boolean isStandard(ValueDeserializer<?> deserializer) {
		Class<?> type = deserializer.getClass();
		if (type.getSimpleName().equals("UntypedObjectDeserializer")) {
			// It may have others inside
			return false;
		}
		ValueDeserializer<?> content = (deserializer instanceof tools.jackson.databind.deser.std.ContainerDeserializerBase<?> it)
				? it.getContentDeserializer() : null;
		return type.getPackageName().startsWith("tools.jackson.databind.deser")
				&& (content == null || isStandard(content));
	}

	@Override
	protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> plain) {
		return new PooledDeserializer(plain, this.property, this.afterwards);
	}

	@Override
	public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
		return this;
	}

	@Override
	public @Nullable Object deserialize(JsonParser p, DeserializationContext context) {
		return decode(p, (parser) -> super.deserialize(parser, context));
	}

	@Override
	public @Nullable Object deserialize(JsonParser p, DeserializationContext context, Object into) {
		return decode(p, (parser) -> super.deserialize(parser, context, into));
	}

	@Override
	public @Nullable Object deserializeWithType(JsonParser p, DeserializationContext context, TypeDeserializer types) {
		return decode(p, (parser) -> super.deserializeWithType(parser, context, types));
	}

	private @Nullable Object decode(JsonParser p, Decoding decoding) {
		Property property = this.property;
		if (p instanceof PoolingSource source) {
			Object before = source.enter(this.afterwards ? null : property);
			try {
				Object value = decoding.from(p);
				return (this.afterwards && property != null) ? PooledValues.of(value, property)
						: PooledValues.numbers(value, property);
			}
			finally {
				source.leave(before);
			}
		}
		if (property == null) {
			return decoding.from(p);
		}
		boolean scalar = p.currentToken() != null && p.currentToken().isScalarValue();
		boolean alone = scalar || this.afterwards || !this.standard;
		Object value = decoding.from(alone ? p : new PoolingParser(p, property));
		return PooledValues.of(value, property);
	}

	/** What the deserializer does without this. */
	private interface Decoding {

		@Nullable Object from(JsonParser p);

	}

}
