package io.zexus.pool.jackson;

import java.io.DataInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.io.MergedStream;
import tools.jackson.core.json.ByteSourceJsonBootstrapper;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;

import io.zexus.pool.learning.Governor;

/**
 * Jackson's factory, but that its parsers give out pooled strings and numbers.
 */
final class PoolingJsonFactory extends JsonFactory {

	private static final long serialVersionUID = 1L;

	/** A byte order mark and at least one more byte. */
	private static final int DETECTED = 4;

	private final Governor governor;

	PoolingJsonFactory(JsonFactory like, Governor governor) {
		super(like);
		this.governor = governor;
	}

	private PoolingJsonFactory(Builder builder) {
		super(builder);
		this.governor = builder.governor;
	}

	@Override
	public JsonFactory copy() {
		return new PoolingJsonFactory(this, this.governor);
	}

	@Override
	public JsonFactoryBuilder rebuild() {
		return new Builder(this);
	}

	@Override
	protected Object readResolve() {
		return new PoolingJsonFactory(this, this.governor);
	}

	@Override
	protected JsonParser _createParser(ObjectReadContext context, IOContext io, byte[] data, int offset, int length) {
		if (!isUtf8(io, data, offset, length)) {
			return pooling(super._createParser(context, io, data, offset, length));
		}
		_checkRangeBoundsForByteArray(data, offset, length);
		_streamReadConstraints.validateDocumentLength(length);
		int mark = markLength(data, offset, length);
		return parser(context, io, null, data, offset + mark, offset + length, mark);
	}

	@Override
	protected JsonParser _createParser(ObjectReadContext context, IOContext io, InputStream in) {
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
			return super._createParser(context, io, beginning(io, buffer, count, new Failed(in, ex)));
		}
		if (!isUtf8(io, buffer, 0, count)) {
			return pooling(super._createParser(context, io, beginning(io, buffer, count, in)));
		}
		int mark = markLength(buffer, 0, count);
		return parser(context, io, in, buffer, mark, count, mark);
	}

	/** Returns the stream as it was, and frees the buffer for Jackson's own parser. */
	private static InputStream beginning(IOContext io, byte[] buffer, int count, InputStream rest) {
		byte[] read = Arrays.copyOf(buffer, count);
		io.releaseReadIOBuffer(buffer);
		return new MergedStream(null, rest, read, 0, count);
	}

	private boolean isUtf8(IOContext io, byte[] data, int offset, int length) {
		if (!Feature.CANONICALIZE_PROPERTY_NAMES.enabledIn(_factoryFeatures) || offset < 0 || length < 0
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

	private JsonParser parser(ObjectReadContext context, IOContext io, @Nullable InputStream in, byte[] buffer,
			int from, int to, int processed) {
		return new PoolingUtf8Parser(context, io, context.getStreamReadFeatures(_streamReadFeatures),
				context.getFormatReadFeatures(_formatReadFeatures), in,
				_byteSymbolCanonicalizer.makeChild(_factoryFeatures), buffer, from, to, processed, in != null,
				this.governor);
	}

	@Override
	protected JsonParser _createParser(ObjectReadContext context, IOContext io, Reader reader) {
		return pooling(super._createParser(context, io, reader));
	}

	@Override
	protected JsonParser _createParser(ObjectReadContext context, IOContext io, char[] data, int offset, int length,
			boolean recyclable) {
		return pooling(super._createParser(context, io, data, offset, length, recyclable));
	}

	@Override
	protected JsonParser _createParser(ObjectReadContext context, IOContext io, DataInput input) {
		return pooling(super._createParser(context, io, input));
	}

	@Override
	@SuppressWarnings("unchecked") // as in the class above
	public JsonParser createNonBlockingByteArrayParser(ObjectReadContext context) {
		return new PoolingFeeder.Arrays(super.createNonBlockingByteArrayParser(context), this.governor);
	}

	@Override
	@SuppressWarnings("unchecked") // as in the class above
	public JsonParser createNonBlockingByteBufferParser(ObjectReadContext context) {
		return new PoolingFeeder.Buffers(super.createNonBlockingByteBufferParser(context), this.governor);
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
