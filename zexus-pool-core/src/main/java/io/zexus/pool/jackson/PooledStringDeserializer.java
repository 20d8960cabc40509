package io.zexus.pool.jackson;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Decodes strings into pooled ones. */
final class PooledStringDeserializer extends StringDeserializer {

	private final Site site;

	PooledStringDeserializer(Site site) {
		this.site = site;
	}

	@Override
	public @Nullable String deserialize(JsonParser p, DeserializationContext context) {
		if (p.hasToken(JsonToken.VALUE_STRING)) {
			return this.site.text(p);
		}
		return this.site.string(p, super.deserialize(p, context));
	}

}
