package io.zexus.pool.jackson;

import java.io.OutputStream;
import java.io.Writer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.JsonParserDelegate;

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
	public String getString() {
		return pooled(super.getString());
	}

	@Override
	public String getValueAsString() {
		return pooled(super.getValueAsString());
	}

	@Override
	public String getValueAsString(String defaultValue) {
		return pooled(super.getValueAsString(defaultValue));
	}

	@SuppressWarnings("NullAway") // as Jackson's, which says nothing about null
	private String pooled(@Nullable String value) {
		if (value == null || !this.delegate.hasToken(JsonToken.VALUE_STRING)) {
			return value;
		}
		if (this.pooled == null || !this.pooled.equals(value)) {
			this.pooled = lookUp(value);
		}
		return this.pooled;
	}

	private String lookUp(String value) {
		if (this.within.only) {
			return (this.within.property != null) ? this.within.property.get(value) : value;
		}
		if (this.decoder == null) {
			return value;
		}
		TokenStreamContext context = this.delegate.streamReadContext();
		Gate gate = this.decoder.gate(this.depth, name(), context.getCurrentIndex());
		return (gate != null && gate.wants()) ? gate.get(value) : value;
	}

	/** Lets those who copy tokens ask for the string, not for its characters. */
	@Override
	public boolean hasStringCharacters() {
		return super.hasStringCharacters() && !this.delegate.hasToken(JsonToken.VALUE_STRING);
	}

	@Override
	public Number getNumberValue() {
		return pooled(super.getNumberValue());
	}

	@Override
	public Number getNumberValueExact() {
		return pooled(super.getNumberValueExact());
	}

	@Override
	public Object getNumberValueDeferred() {
		Object value = super.getNumberValueDeferred();
		return (value instanceof Number number) ? pooled(number) : value;
	}

	private Number pooled(Number value) {
		if (this.within.only) {
			return (this.within.property != null) ? this.within.property.get(value) : value;
		}
		if (this.decoder == null) {
			return value;
		}
		TokenStreamContext context = this.delegate.streamReadContext();
		return this.decoder.number(value, this.depth, name(), context.getCurrentIndex());
	}

	@Override
	public JsonToken nextToken() {
		return arrived(super.nextToken());
	}

	@Override
	public JsonToken nextValue() {
		return arrived(super.nextValue());
	}

	@Override
	public String nextName() {
		String name = super.nextName();
		arrived(this.delegate.currentToken());
		return name;
	}

	@Override
	public boolean nextName(SerializableString name) {
		boolean matches = super.nextName(name);
		arrived(this.delegate.currentToken());
		return matches;
	}

	@Override
	public int nextNameMatch(PropertyNameMatcher matcher) {
		int match = super.nextNameMatch(matcher);
		arrived(this.delegate.currentToken());
		return match;
	}

	@Override
	public JsonParser skipChildren() {
		JsonToken before = this.delegate.currentToken();
		super.skipChildren();
		if (before != this.delegate.currentToken()) {
			arrived(this.delegate.currentToken());
		}
		return this;
	}

	/** Not delegated by the class above. */
	@Override
	public int releaseBuffered(OutputStream out) {
		return this.delegate.releaseBuffered(out);
	}

	/** Not delegated by the class above. */
	@Override
	public int releaseBuffered(Writer writer) {
		return this.delegate.releaseBuffered(writer);
	}

	/**
	 * Returns the name at hand: not that of the context, which some formats do not tell.
	 * Parsers of XML throw where there is none.
	 */
	private @Nullable String name() {
		try {
			return (this.depth > 0) ? this.delegate.currentName() : null;
		}
		catch (IllegalStateException ex) {
			return null;
		}
	}

	/** Notes where the parser is now. */
	private JsonToken arrived(JsonToken token) {
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
	public void close() {
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
