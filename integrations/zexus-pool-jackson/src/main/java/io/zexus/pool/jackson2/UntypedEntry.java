package io.zexus.pool.jackson2;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JacksonStdImpl;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.UntypedObjectDeserializer;
import org.jspecify.annotations.Nullable;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.learning.Governor;

/**
 * Makes, once it knows for which property, Jackson's own deserializer of {@code Object}
 * with our deserializers of strings and numbers inside, unless the user has others.
 */
@JacksonStdImpl
final class UntypedEntry extends UntypedObjectDeserializer {

	private static final long serialVersionUID = 1L;

	@SuppressWarnings("serial")
	private final Governor governor;

	UntypedEntry(UntypedObjectDeserializer plain, Governor governor) {
		super(plain, null, null, null, null);
		this.governor = governor;
	}

	@Override
	public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
			throws JsonMappingException {
		Site strings = Site.of(this.governor, MemoryPoolManager.STR, property);
		Site numbers = Site.of(this.governor, MemoryPoolManager.INT, property);
		JsonDeserializer<?> string = (this._stringDeserializer == null && strings != null)
				? new PooledStringDeserializer(strings) : this._stringDeserializer;
		JsonDeserializer<?> number = (this._numberDeserializer == null && numbers != null)
				? new UntypedNumberDeserializer(numbers) : this._numberDeserializer;
		JsonDeserializer<?> pooling = contextual(string, number, context, property);
		if (strings == null || string == this._stringDeserializer) {
			return pooling;
		}
		JsonDeserializer<?> plain = contextual(this._stringDeserializer, this._numberDeserializer, context, property);
		return new RestingDeserializer(pooling, plain, strings, (number != this._numberDeserializer) ? numbers : null);
	}

	private JsonDeserializer<?> contextual(JsonDeserializer<?> string, JsonDeserializer<?> number,
			DeserializationContext context, @Nullable BeanProperty property) throws JsonMappingException {
		return new UntypedObjectDeserializer(this, this._mapDeserializer, this._listDeserializer, string, number)
			.createContextual(context, property);
	}

	/** Leaves maps and lists to Jackson's own deserializer while no key pays. */
	@JacksonStdImpl
	private static final class RestingDeserializer extends DelegatingDeserializer {

		private static final long serialVersionUID = 1L;

		@SuppressWarnings("serial")
		private final JsonDeserializer<?> plain;

		@SuppressWarnings("serial")
		private final Site strings;

		@SuppressWarnings("serial")
		private final @Nullable Site numbers;

		RestingDeserializer(JsonDeserializer<?> pooling, JsonDeserializer<?> plain, Site strings,
				@Nullable Site numbers) {
			super(pooling);
			this.plain = plain;
			this.strings = strings;
			this.numbers = numbers;
		}

		@Override
		protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> pooling) {
			return new RestingDeserializer(pooling, this.plain, this.strings, this.numbers);
		}

		@Override
		public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
			return this;
		}

		@Override
		public @Nullable Object deserialize(JsonParser p, DeserializationContext context) throws IOException {
			JsonToken token = p.currentToken();
			return (token != null && token.isStructStart() && this.strings.restsThrough(this.numbers))
					? this.plain.deserialize(p, context) : super.deserialize(p, context);
		}

	}

	/** Decodes numbers as within an {@code Object}, into pooled ones. */
	private static final class UntypedNumberDeserializer extends StdScalarDeserializer<Object> {

		private static final long serialVersionUID = 1L;

		private static final UntypedObjectDeserializer PLAIN = new UntypedObjectDeserializer((JavaType) null, null);

		@SuppressWarnings("serial")
		private final Site site;

		UntypedNumberDeserializer(Site site) {
			super(Object.class);
			this.site = site;
		}

		@Override
		public @Nullable Object deserialize(JsonParser p, DeserializationContext context) throws IOException {
			return this.site.number(p, PLAIN.deserialize(p, context));
		}

	}

}
