package io.zexus.pool.jackson;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.JsonParserDelegate;

/** Returns pooled strings where the text of a value is asked for. */
final class PoolingParser extends JsonParserDelegate {

	private final Site site;

	PoolingParser(JsonParser p, Site site) {
		super(p);
		this.site = site;
	}

	@Override
	public String getString() {
		return this.delegate.hasToken(JsonToken.VALUE_STRING) ? this.site.text(this.delegate)
				: this.delegate.getString();
	}

}
