package io.zexus.pool.jackson2;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;

import io.zexus.pool.learning.Property;
import io.zexus.pool.learning.PooledValues;

/**
 * Decodes an annotated property. From a parser of ours, all that is below belongs to the
 * property; from another one, what comes out is pooled, and what Jackson's own
 * deserializers read meanwhile. Of values that are no strings, and of strings that are
 * converted, only what comes out.
 */
final class PooledDeserializer extends DelegatingDeserializer {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable Property property;

	/** Whether only what comes out is to be pooled, and no string below. */
	private final boolean afterwards;

	/** Whether all that reads is Jackson's, and does not mind another parser. */
	private final boolean standard;

	PooledDeserializer(JsonDeserializer<?> plain, @Nullable Property property, boolean afterwards) {
		super(plain);
		this.property = property;
		this.afterwards = afterwards;
		this.standard = isStandard(plain);
	}

	private static boolean isStandard(JsonDeserializer<?> deserializer) {
		Class<?> type = deserializer.getClass();
		if (type.getSimpleName().equals("UntypedObjectDeserializer")) {
			// It may have others inside
			return false;
		}
		JsonDeserializer<?> content = (deserializer instanceof com.fasterxml.jackson.databind.deser.std.ContainerDeserializerBase<?> it)
				? it.getContentDeserializer() : null;
		return type.getPackageName().startsWith("com.fasterxml.jackson.databind.deser")
				&& (content == null || isStandard(content));
	}

	@Override
	protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> plain) {
		return new PooledDeserializer(plain, this.property, this.afterwards);
	}

	@Override
	public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
		return this;
	}

	@Override
	public @Nullable Object deserialize(JsonParser p, DeserializationContext context) throws IOException {
		return decode(p, (parser) -> super.deserialize(parser, context));
	}

	@Override
	public @Nullable Object deserialize(JsonParser p, DeserializationContext context, Object into) throws IOException {
		return decode(p, (parser) -> super.deserialize(parser, context, into));
	}

	@Override
	public @Nullable Object deserializeWithType(JsonParser p, DeserializationContext context, TypeDeserializer types)
			throws IOException {
		return decode(p, (parser) -> super.deserializeWithType(parser, context, types));
	}

	private @Nullable Object decode(JsonParser p, Decoding decoding) throws IOException {
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

		@Nullable Object from(JsonParser p) throws IOException;

	}

}
