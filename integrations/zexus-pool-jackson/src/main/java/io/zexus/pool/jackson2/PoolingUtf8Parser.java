package io.zexus.pool.jackson2;

import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;

import io.zexus.pool.learning.Decoder;
import io.zexus.pool.learning.Gate;
import io.zexus.pool.learning.Governor;
import io.zexus.pool.learning.Property;

/**
 * Jackson's parser of UTF-8, but that strings and numbers come from the pools. A string
 * that came before is found by its bytes, which need not be decoded then; nor need those
 * of a short one that is plain ASCII, pooled or not.
 * <p>
 * Tokens, names, contexts, locations and errors are Jackson's. What is relied upon: that
 * a string is incomplete, its bytes in {@code _inputBuffer} from {@code _inputPtr} on,
 * until {@code _finishAndReturnString} is called, that {@code _textBuffer} may be given
 * its text instead, and that contexts are made by {@code createChildArrayContext} and
 * {@code createChildObjectContext}.
 */
final class PoolingUtf8Parser extends UTF8StreamJsonParser implements PoolingSource {

	private final Governor governor;

	/** Unless a string that is too long may be among those read from their bytes. */
	private final boolean readsBytes;

	/** Until the buffers are released; none when all are in use. */
	private @Nullable Decoder decoder;

	PoolingUtf8Parser(IOContext io, int features, @Nullable InputStream in, @Nullable ObjectCodec codec,
			ByteQuadsCanonicalizer symbols, byte[] buffer, int from, int to, int processed, boolean recyclable,
			Governor governor) {
		super(io, features, in, codec, symbols, buffer, from, to, processed, recyclable);
		this.governor = governor;
		this.readsBytes = _streamReadConstraints.getMaxStringLength() >= Decoder.LONGEST_READ;
		this.decoder = governor.looksAtAll() ? governor.acquire(this) : null;
	}

	@Override
	protected String _finishAndReturnString() throws IOException {
		Decoder decoder = this.decoder;
		if (decoder == null) {
			return super._finishAndReturnString();
		}
		Gate gate = decoder.gate(_parsingContext.getNestingDepth(), _parsingContext.getCurrentName(),
				_parsingContext.getCurrentIndex());
		if (gate == null || !gate.wants()) {
			String value = this.readsBytes ? decoder.read(_inputBuffer, _inputPtr, _inputEnd) : null;
			return (value != null) ? read(value, decoder) : super._finishAndReturnString();
		}
		String value = this.readsBytes ? gate.read(_inputBuffer, _inputPtr, _inputEnd) : null;
		return (value != null) ? read(value, decoder) : finishAndPool(gate);
	}

	/** Goes on behind a string that was read from its bytes. */
	private String read(String value, Decoder decoder) throws IOException {
		_inputPtr += decoder.length() + 1;
		_textBuffer.resetWithString(value);
		return value;
	}

	private String finishAndPool(Gate gate) throws IOException {
		byte[] buffer = _inputBuffer;
		int from = _inputPtr;
		long processed = _currInputProcessed;
		String decoded = super._finishAndReturnString();
		boolean here = processed == _currInputProcessed;
		String pooled = gate.decoded(decoded, buffer, from, here ? _inputPtr : from);
		if (pooled != decoded) {
			_textBuffer.resetWithString(pooled);
		}
		return pooled;
	}

	/** Lets those who copy tokens ask for the string, not for its characters. */
	@Override
	public boolean hasTextCharacters() {
		return super.hasTextCharacters()
				&& (this.decoder == null || !_tokenIncomplete || _currToken != JsonToken.VALUE_STRING);
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

	private Number pooled(Number value) {
		Decoder decoder = this.decoder;
		return (decoder != null) ? decoder.number(value, _parsingContext.getNestingDepth(),
				_parsingContext.getCurrentName(), _parsingContext.getCurrentIndex()) : value;
	}

	@Override
	protected void createChildArrayContext(int line, int column) throws IOException {
		String name = _parsingContext.getCurrentName();
		super.createChildArrayContext(line, column);
		if (this.decoder != null) {
			this.decoder.enterArray(_parsingContext.getNestingDepth(), name);
		}
	}

	@Override
	protected void createChildObjectContext(int line, int column) throws IOException {
		String name = _parsingContext.getCurrentName();
		super.createChildObjectContext(line, column);
		if (this.decoder != null) {
			this.decoder.enterObject(_parsingContext.getNestingDepth(), name);
		}
	}

	@Override
	public @Nullable Object enter(@Nullable Property property) {
		if (this.decoder == null && property != null && !isClosed()) {
			this.decoder = this.governor.acquire(this);
		}
		return (this.decoder != null) ? this.decoder.enter(property) : null;
	}

	@Override
	public void leave(@Nullable Object before) {
		if (this.decoder != null && before != null) {
			this.decoder.leave(before);
		}
	}

	@Override
	protected void _releaseBuffers() throws IOException {
		try {
			super._releaseBuffers();
		}
		finally {
			Decoder decoder = this.decoder;
			if (decoder != null) {
				this.decoder = null;
				decoder.release();
			}
		}
	}

}
