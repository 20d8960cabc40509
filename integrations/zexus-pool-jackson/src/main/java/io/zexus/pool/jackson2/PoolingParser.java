package io.zexus.pool.jackson2;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import org.jspecify.annotations.Nullable;

/** Returns pooled strings where the text of a value is asked for. */
final class PoolingParser extends JsonParserDelegate {

	private final Site site;

	PoolingParser(JsonParser p, Site site) {
		super(p);
		this.site = site;
	}

	@Override
	public String getText() throws IOException {
		return this.delegate.hasToken(JsonToken.VALUE_STRING) ? this.site.text(this.delegate) : this.delegate.getText();
	}

	/** The delegate's own way, which {@link JsonParserDelegate} does not take. */
	@Override
	public @Nullable String nextFieldName() throws IOException {
		return this.delegate.nextFieldName();
	}

}
