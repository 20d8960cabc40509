package io.zexus.pool.jackson2;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Decodes strings into pooled ones. */
final class PooledStringDeserializer extends StringDeserializer {

	private static final long serialVersionUID = 1L;

	@SuppressWarnings("serial")
	private final Site site;

	PooledStringDeserializer(Site site) {
		this.site = site;
	}

	@Override
	public @Nullable String deserialize(JsonParser p, DeserializationContext context) throws IOException {
		if (p.hasToken(JsonToken.VALUE_STRING)) {
			return this.site.text(p);
		}
		return this.site.string(p, super.deserialize(p, context));
	}

}
