package io.zexus.pool.jackson2;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.util.JsonParserDelegate;

import io.zexus.pool.learning.Decoder;
import io.zexus.pool.learning.Gate;
import io.zexus.pool.learning.Governor;
import io.zexus.pool.learning.Property;

/**
 * Any parser, but that strings and numbers come from the pools, once it has decoded them.
 */
class PoolingParser extends JsonParserDelegate implements PoolingSource {

	/** Until the end of input; none when all are in use, or values have one property. */
	private @Nullable Decoder decoder;

	private int depth;

	private Within within;

	/** Of the string at hand the pooled one, once somebody asked for it. */
	private @Nullable String pooled;

	/** Pools what a governor says. */
	PoolingParser(JsonParser p, Governor governor) {
		super(p);
		this.decoder = governor.looksAtAll() ? governor.acquire(this) : null;
		this.within = new Within(false, null);
	}

	/** Pools all values, as those of one property. */
	PoolingParser(JsonParser p, Property property) {
		super(p);
		this.within = new Within(true, property);
	}

	@Override
	public String getText() throws IOException {
		return pooled(super.getText());
	}

	@Override
	public String getValueAsString() throws IOException {
		return pooled(super.getValueAsString());
	}

	@Override
	public String getValueAsString(String defaultValue) throws IOException {
		return pooled(super.getValueAsString(defaultValue));
	}

	@SuppressWarnings("NullAway") // as Jackson's, which says nothing about null
	private String pooled(@Nullable String value) throws IOException {
		if (value == null || !this.delegate.hasToken(JsonToken.VALUE_STRING)) {
			return value;
		}
		if (this.pooled == null || !this.pooled.equals(value)) {
			this.pooled = lookUp(value);
		}
		return this.pooled;
	}

	private String lookUp(String value) throws IOException {
		if (this.within.only) {
			return (this.within.property != null) ? this.within.property.get(value) : value;
		}
		if (this.decoder == null) {
			return value;
		}
		JsonStreamContext context = this.delegate.getParsingContext();
		Gate gate = this.decoder.gate(this.depth, name(), context.getCurrentIndex());
		return (gate != null && gate.wants()) ? gate.get(value) : value;
	}

	/** Lets those who copy tokens ask for the string, not for its characters. */
	@Override
	public boolean hasTextCharacters() {
		return super.hasTextCharacters() && !this.delegate.hasToken(JsonToken.VALUE_STRING);
	}

	@Override
	public Number getNumberValue() throws IOException {
		return pooled(super.getNumberValue());
	}

	@Override
	public Number getNumberValueExact() throws IOException {
		return pooled(super.getNumberValueExact());
	}

	@Override
	public Object getNumberValueDeferred() throws IOException {
		Object value = super.getNumberValueDeferred();
		return (value instanceof Number number) ? pooled(number) : value;
	}

	private Number pooled(Number value) throws IOException {
		if (this.within.only) {
			return (this.within.property != null) ? this.within.property.get(value) : value;
		}
		if (this.decoder == null) {
			return value;
		}
		JsonStreamContext context = this.delegate.getParsingContext();
		return this.decoder.number(value, this.depth, name(), context.getCurrentIndex());
	}

	@Override
	public JsonToken nextToken() throws IOException {
		return arrived(super.nextToken());
	}

	// Jackson's delegate does not hand on these, and some parsers word errors by them

	@Override
	public String nextFieldName() throws IOException {
		String name = this.delegate.nextFieldName();
		arrived(this.delegate.currentToken());
		return name;
	}

	@Override
	public boolean nextFieldName(SerializableString name) throws IOException {
		boolean matches = this.delegate.nextFieldName(name);
		arrived(this.delegate.currentToken());
		return matches;
	}

	@Override
	public JsonToken nextValue() throws IOException {
		return arrived(super.nextValue());
	}

	@Override
	public JsonParser skipChildren() throws IOException {
		JsonToken before = this.delegate.currentToken();
		super.skipChildren();
		if (before != this.delegate.currentToken()) {
			arrived(this.delegate.currentToken());
		}
		return this;
	}

	/** Not delegated by the class above. */
	@Override
	public int releaseBuffered(OutputStream out) throws IOException {
		return this.delegate.releaseBuffered(out);
	}

	/** Not delegated by the class above. */
	@Override
	public int releaseBuffered(Writer writer) throws IOException {
		return this.delegate.releaseBuffered(writer);
	}

	/**
	 * Returns the name at hand: not that of the context, which some formats do not tell.
	 * Parsers of XML throw where there is none.
	 */
	private @Nullable String name() throws IOException {
		try {
			return (this.depth > 0) ? this.delegate.currentName() : null;
		}
		catch (IllegalStateException ex) {
			return null;
		}
	}

	/** Notes where the parser is now. */
	private JsonToken arrived(JsonToken token) throws IOException {
		this.pooled = null;
		Decoder decoder = this.decoder;
		if (decoder == null) {
			return token;
		}
		if (token == null) {
			if (this.delegate.isClosed()) {
				release();
			}
		}
		else if (token.isStructStart()) {
			String name = name();
			this.depth++;
			if (token == JsonToken.START_ARRAY) {
				decoder.enterArray(this.depth, name);
			}
			else {
				decoder.enterObject(this.depth, name);
			}
		}
		else if (token.isStructEnd()) {
			this.depth = Math.max(0, this.depth - 1);
		}
		return token;
	}

	@Override
	public @Nullable Object enter(@Nullable Property property) {
		Within before = this.within;
		this.within = new Within(true, property);
		return before;
	}

	@Override
	public void leave(@Nullable Object before) {
		if (before instanceof Within within) {
			this.within = within;
		}
	}

	@Override
	public void close() throws IOException {
		try {
			super.close();
		}
		finally {
			release();
		}
	}

	private void release() {
		Decoder decoder = this.decoder;
		if (decoder != null) {
			this.decoder = null;
			decoder.release();
		}
	}

	/** Whether all values belong to one property, or to none, whatever their names. */
	private record Within(boolean only, @Nullable Property property) {
	}

}
