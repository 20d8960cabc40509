package io.zexus.pool.jackson2;

import java.io.DataInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.format.InputAccessor;
import com.fasterxml.jackson.core.format.MatchStrength;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.io.MergedStream;
import com.fasterxml.jackson.core.json.ByteSourceJsonBootstrapper;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;

import io.zexus.pool.learning.Governor;

/**
 * Jackson's factory, but that its parsers give out pooled strings and numbers.
 */
final class PoolingJsonFactory extends JsonFactory {

	private static final long serialVersionUID = 1L;

	/** A byte order mark and at least one more byte. */
	private static final int DETECTED = 4;

	private final Governor governor;

	PoolingJsonFactory(JsonFactory like, @Nullable ObjectCodec codec, Governor governor) {
		super(like, codec);
		this.governor = governor;
	}

	private PoolingJsonFactory(Builder builder) {
		super(builder);
		this.governor = builder.governor;
	}

	@Override
	public JsonFactory copy() {
		return new PoolingJsonFactory(this, null, this.governor);
	}

	/** What Jackson asks of every subclass. */
	@Override
	public String getFormatName() {
		return FORMAT_NAME_JSON;
	}

	@Override
	public MatchStrength hasFormat(InputAccessor input) throws IOException {
		return hasJSONFormat(input);
	}

	@Override
	public JsonFactoryBuilder rebuild() {
		return new Builder(this);
	}

	@Override
	protected Object readResolve() {
		return new PoolingJsonFactory(this, _objectCodec, this.governor);
	}

	@Override
	protected JsonParser _createParser(byte[] data, int offset, int length, IOContext io) throws IOException {
		if (!isUtf8(io, data, offset, length)) {
			return pooling(super._createParser(data, offset, length, io));
		}
		_checkRangeBoundsForByteArray(data, offset, length);
		_streamReadConstraints.validateDocumentLength(length);
		int mark = markLength(data, offset, length);
		return parser(io, null, data, offset + mark, offset + length, mark);
	}

	@Override
	protected JsonParser _createParser(InputStream in, IOContext io) throws IOException {
		byte[] buffer = io.allocReadIOBuffer();
		int count = 0;
		try {
			int read;
			while (count < DETECTED && (read = in.read(buffer, count, buffer.length - count)) > 0) {
				count += read;
			}
		}
		catch (IOException ex) {
			// Jackson fails in its own way
			return super._createParser(beginning(io, buffer, count, new Failed(in, ex)), io);
		}
		if (!isUtf8(io, buffer, 0, count)) {
			return pooling(super._createParser(beginning(io, buffer, count, in), io));
		}
		int mark = markLength(buffer, 0, count);
		return parser(io, in, buffer, mark, count, mark);
	}

	/** Returns the stream as it was, and frees the buffer for Jackson's own parser. */
	private static InputStream beginning(IOContext io, byte[] buffer, int count, InputStream rest) {
		byte[] read = Arrays.copyOf(buffer, count);
		io.releaseReadIOBuffer(buffer);
		return new MergedStream(null, rest, read, 0, count);
	}

	private boolean isUtf8(IOContext io, byte[] data, int offset, int length) throws IOException {
		if (!Feature.CANONICALIZE_FIELD_NAMES.enabledIn(_factoryFeatures) || offset < 0 || length < 0
				|| length > data.length - offset) {
			return false;
		}
		return !Feature.CHARSET_DETECTION.enabledIn(_factoryFeatures)
				|| new ByteSourceJsonBootstrapper(io, data, offset, length).detectEncoding() == JsonEncoding.UTF8;
	}

	/** Returns the length of a byte order mark, as Jackson takes it for one. */
	private int markLength(byte[] data, int offset, int length) {
		boolean mark = Feature.CHARSET_DETECTION.enabledIn(_factoryFeatures) && length >= DETECTED
				&& data[offset] == (byte) 0xef && data[offset + 1] == (byte) 0xbb && data[offset + 2] == (byte) 0xbf;
		return mark ? 3 : 0;
	}

	private JsonParser parser(IOContext io, @Nullable InputStream in, byte[] buffer, int from, int to, int processed) {
		return new PoolingUtf8Parser(io, _parserFeatures, in, _objectCodec,
				_byteSymbolCanonicalizer.makeChild(_factoryFeatures), buffer, from, to, processed, in != null,
				this.governor);
	}

	@Override
	protected JsonParser _createParser(Reader reader, IOContext io) throws IOException {
		return pooling(super._createParser(reader, io));
	}

	@Override
	protected JsonParser _createParser(char[] data, int offset, int length, IOContext io, boolean recyclable)
			throws IOException {
		return pooling(super._createParser(data, offset, length, io, recyclable));
	}

	@Override
	protected JsonParser _createParser(DataInput input, IOContext io) throws IOException {
		return pooling(super._createParser(input, io));
	}

	@Override
	public JsonParser createNonBlockingByteArrayParser() throws IOException {
		return new PoolingFeeder.Arrays(super.createNonBlockingByteArrayParser(), this.governor);
	}

	@Override
	public JsonParser createNonBlockingByteBufferParser() throws IOException {
		return new PoolingFeeder.Buffers(super.createNonBlockingByteBufferParser(), this.governor);
	}

	private JsonParser pooling(JsonParser parser) {
		return new PoolingParser(parser, this.governor);
	}

	/** A stream that has failed. */
	private static final class Failed extends FilterInputStream {

		private final IOException failure;

		Failed(InputStream in, IOException failure) {
			super(in);
			this.failure = failure;
		}

		@Override
		public int read() throws IOException {
			throw this.failure;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			throw this.failure;
		}

	}

	/** Builds another one of ours. */
	private static final class Builder extends JsonFactoryBuilder {

		private final Governor governor;

		Builder(PoolingJsonFactory like) {
			super(like);
			this.governor = like.governor;
		}

		@Override
		public JsonFactory build() {
			return new PoolingJsonFactory(this);
		}

	}

}
