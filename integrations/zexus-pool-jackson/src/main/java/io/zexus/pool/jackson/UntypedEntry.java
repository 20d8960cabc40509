package io.zexus.pool.jackson;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JacksonStdImpl;
import tools.jackson.databind.deser.jdk.UntypedObjectDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.learning.Governor;

/**
 * Makes, once it knows for which property, Jackson's own deserializer of {@code Object}
 * with our deserializers of strings and numbers inside, unless the user has others.
 */
@JacksonStdImpl
final class UntypedEntry extends UntypedObjectDeserializer {

	private final Governor governor;

	UntypedEntry(UntypedObjectDeserializer plain, Governor governor) {
		super(plain, null, null, null, null);
		this.governor = governor;
	}

	@Override
	public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
		Site strings = Site.of(this.governor, MemoryPoolManager.STR, property);
		Site numbers = Site.of(this.governor, MemoryPoolManager.INT, property);
		ValueDeserializer<?> string = (this._stringDeserializer == null && strings != null)
				? new PooledStringDeserializer(strings) : this._stringDeserializer;
		ValueDeserializer<?> number = (this._numberDeserializer == null && numbers != null)
				? new UntypedNumberDeserializer(numbers) : this._numberDeserializer;
		ValueDeserializer<?> pooling = contextual(string, number, context, property);
		if (strings == null || string == this._stringDeserializer) {
			return pooling;
		}
		ValueDeserializer<?> plain = contextual(this._stringDeserializer, this._numberDeserializer, context, property);
		return new RestingDeserializer(pooling, plain, strings, (number != this._numberDeserializer) ? numbers : null);
	}

	private ValueDeserializer<?> contextual(ValueDeserializer<?> string, ValueDeserializer<?> number,
			DeserializationContext context, @Nullable BeanProperty property) {
		return new UntypedObjectDeserializer(this, this._mapDeserializer, this._listDeserializer, string, number)
			.createContextual(context, property);
	}

	/** Leaves maps and lists to Jackson's own deserializer while no key pays. */
	@JacksonStdImpl
	private static final class RestingDeserializer extends DelegatingDeserializer {

		private final ValueDeserializer<?> plain;

		private final Site strings;

		private final @Nullable Site numbers;

		RestingDeserializer(ValueDeserializer<?> pooling, ValueDeserializer<?> plain, Site strings,
				@Nullable Site numbers) {
			super(pooling);
			this.plain = plain;
			this.strings = strings;
			this.numbers = numbers;
		}

		@Override
		protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> pooling) {
			return new RestingDeserializer(pooling, this.plain, this.strings, this.numbers);
		}

		@Override
		public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
			return this;
		}

		@Override
		public @Nullable Object deserialize(JsonParser p, DeserializationContext context) {
			JsonToken token = p.currentToken();
			return (token != null && token.isStructStart() && this.strings.restsThrough(this.numbers))
					? this.plain.deserialize(p, context) : super.deserialize(p, context);
		}

	}

	/** Decodes numbers as within an {@code Object}, into pooled ones. */
	private static final class UntypedNumberDeserializer extends StdScalarDeserializer<Object> {

		private static final UntypedObjectDeserializer PLAIN = new UntypedObjectDeserializer((JavaType) null, null);

		private final Site site;

		UntypedNumberDeserializer(Site site) {
			super(Object.class);
			this.site = site;
		}

		@Override
		public @Nullable Object deserialize(JsonParser p, DeserializationContext context) {
			return this.site.number(p, PLAIN.deserialize(p, context));
		}

	}

}
