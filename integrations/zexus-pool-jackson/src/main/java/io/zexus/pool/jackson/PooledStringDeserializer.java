package io.zexus.pool.jackson;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

import io.zexus.pool.learning.Property;
import io.zexus.pool.learning.PropertyPool;

/** Decodes strings into pooled ones. */
final class PooledStringDeserializer extends StringDeserializer {

	private final Site site;

	/** At hand, as what a value costs that is left alone is little beside it. */
	private final @Nullable Property property;

	PooledStringDeserializer(Site site) {
		this.site = site;
		this.property = site.property();
	}

	@Override
	public @Nullable String deserialize(JsonParser p, DeserializationContext context) {
		if (p.hasToken(JsonToken.VALUE_STRING)) {
			Property property = this.property;
			if (property == null) {
				return this.site.text(p);
			}
			PropertyPool pool = property.mine();
			return pool.wants() ? Site.text(pool, p) : p.getString();
		}
		return this.site.string(p, super.deserialize(p, context));
	}

}
