package io.zexus.pool.jackson;

import java.io.InputStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.UTF8StreamJsonParser;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;

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

	PoolingUtf8Parser(ObjectReadContext context, IOContext io, int features, int formatFeatures,
			@Nullable InputStream in, ByteQuadsCanonicalizer symbols, byte[] buffer, int from, int to, int processed,
			boolean recyclable, Governor governor) {
		super(context, io, features, formatFeatures, in, symbols, buffer, from, to, processed, recyclable);
		this.governor = governor;
		this.readsBytes = _streamReadConstraints.getMaxStringLength() >= Decoder.LONGEST_READ;
		this.decoder = governor.looksAtAll() ? governor.acquire(this) : null;
	}

	@Override
	protected String _finishAndReturnString() {
		Decoder decoder = this.decoder;
		if (decoder == null) {
			return super._finishAndReturnString();
		}
		Gate gate = decoder.gate(_streamReadContext.getNestingDepth(), _streamReadContext.currentName(),
				_streamReadContext.getCurrentIndex());
		if (gate == null || !gate.wants()) {
			String value = this.readsBytes ? decoder.read(_inputBuffer, _inputPtr, _inputEnd) : null;
			return (value != null) ? read(value, decoder) : super._finishAndReturnString();
		}
		String value = this.readsBytes ? gate.read(_inputBuffer, _inputPtr, _inputEnd) : null;
		return (value != null) ? read(value, decoder) : finishAndPool(gate);
	}

	/** Goes on behind a string that was read from its bytes. */
	private String read(String value, Decoder decoder) {
		_inputPtr += decoder.length() + 1;
		_textBuffer.resetWithString(value);
		return value;
	}

	private String finishAndPool(Gate gate) {
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
	public boolean hasStringCharacters() {
		return super.hasStringCharacters()
				&& (this.decoder == null || !_tokenIncomplete || _currToken != JsonToken.VALUE_STRING);
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
		Decoder decoder = this.decoder;
		return (decoder != null) ? decoder.number(value, _streamReadContext.getNestingDepth(),
				_streamReadContext.currentName(), _streamReadContext.getCurrentIndex()) : value;
	}

	@Override
	protected void createChildArrayContext(int line, int column) {
		String name = _streamReadContext.currentName();
		super.createChildArrayContext(line, column);
		if (this.decoder != null) {
			this.decoder.enterArray(_streamReadContext.getNestingDepth(), name);
		}
	}

	@Override
	protected void createChildObjectContext(int line, int column) {
		String name = _streamReadContext.currentName();
		super.createChildObjectContext(line, column);
		if (this.decoder != null) {
			this.decoder.enterObject(_streamReadContext.getNestingDepth(), name);
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
	protected void _releaseBuffers() {
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
