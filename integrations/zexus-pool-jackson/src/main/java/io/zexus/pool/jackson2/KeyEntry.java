package io.zexus.pool.jackson2;

import java.io.IOException;

import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.annotation.JacksonStdImpl;
import com.fasterxml.jackson.databind.deser.ContextualKeyDeserializer;
import org.jspecify.annotations.Nullable;

import io.zexus.pool.learning.Governor;
import io.zexus.pool.learning.KeyPool;

/** Decodes map keys plainly until it knows for which property. */
@JacksonStdImpl
final class KeyEntry extends KeyDeserializer implements ContextualKeyDeserializer {

	private final KeyDeserializer plain;

	private final Governor governor;

	KeyEntry(KeyDeserializer plain, Governor governor) {
		this.plain = plain;
		this.governor = governor;
	}

	@Override
	public KeyDeserializer createContextual(DeserializationContext context, @Nullable BeanProperty property) {
		KeyPool pool = Site.keys(this.governor, property);
		return (pool != null) ? new PooledKeyDeserializer(this.plain, pool) : this.plain;
	}

	@Override
	public @Nullable Object deserializeKey(String key, DeserializationContext context) throws IOException {
		return this.plain.deserializeKey(key, context);
	}

	/** Decodes keys into pooled ones. */
	private static final class PooledKeyDeserializer extends KeyDeserializer {

		private final KeyDeserializer plain;

		private final KeyPool pool;

		PooledKeyDeserializer(KeyDeserializer plain, KeyPool pool) {
			this.plain = plain;
			this.pool = pool;
		}

		@Override
		public @Nullable Object deserializeKey(String key, DeserializationContext context) throws IOException {
			return this.pool.get(this.plain.deserializeKey(key, context));
		}

	}

}
