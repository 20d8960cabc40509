package io.zexus.pool.jackson2;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import org.jspecify.annotations.Nullable;

import io.zexus.pool.learning.Property;
import io.zexus.pool.learning.PropertyPool;

/** Decodes strings into pooled ones. */
final class PooledStringDeserializer extends StringDeserializer {

	private static final long serialVersionUID = 1L;

	@SuppressWarnings("serial")
	private final Site site;

	/** At hand, as what a value costs that is left alone is little beside it. */
	@SuppressWarnings("serial")
	private final @Nullable Property property;

	PooledStringDeserializer(Site site) {
		this.site = site;
		this.property = site.property();
	}

	@Override
	public @Nullable String deserialize(JsonParser p, DeserializationContext context) throws IOException {
		if (p.hasToken(JsonToken.VALUE_STRING)) {
			Property property = this.property;
			if (property == null) {
				return this.site.text(p);
			}
			PropertyPool pool = property.mine();
			return pool.wants() ? Site.text(pool, p) : p.getText();
		}
		return this.site.string(p, super.deserialize(p, context));
	}

}
