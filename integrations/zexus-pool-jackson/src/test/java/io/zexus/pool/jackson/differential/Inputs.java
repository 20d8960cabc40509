package io.zexus.pool.jackson.differential;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Documents as each source has them. */
final class Inputs {

	private Inputs() {
	}

	/**
	 * Returns what to read from, {@code null} for sources that are fed.
	 */
	static Object of(Source source, byte[] document) {
		return switch (source) {
			case BYTES -> document;
			case BYTES_WITHIN -> within(document);
			case STREAM -> new ByteArrayInputStream(document);
			case STREAM_BY_ONE -> pieces(new ByteArrayInputStream(document), 1);
			case STREAM_BY_SEVEN -> pieces(new ByteArrayInputStream(document), 7);
			case READER -> new StringReader(text(document));
			case READER_BY_SEVEN -> pieces(new StringReader(text(document)), 7);
			case STRING -> text(document);
			case CHARS -> ("\"\"\"\"\"" + text(document) + "\"\"\"\"\"").toCharArray();
			case DATA_INPUT -> new DataInputStream(new ByteArrayInputStream(document));
			case UTF_8_WITH_MARK -> concat(new byte[] { (byte) 0xef, (byte) 0xbb, (byte) 0xbf }, document);
			case UTF_16 -> text(document).getBytes(StandardCharsets.UTF_16LE);
			case UTF_32 -> text(document).getBytes(Charset.forName("UTF-32BE"));
			case NON_BLOCKING, NON_BLOCKING_BUFFER -> null;
		};
	}

	/** Within an array whose other bytes would end or go on with a value. */
	private static byte[] within(byte[] document) {
		byte[] around = "\"\"\"\"\"".getBytes(StandardCharsets.ISO_8859_1);
		return concat(concat(around, document), around);
	}

	private static byte[] concat(byte[] one, byte[] two) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.writeBytes(one);
		all.writeBytes(two);
		return all.toByteArray();
	}

	private static String text(byte[] document) {
		return new String(document, StandardCharsets.UTF_8);
	}

	/**
	 * A stream that never gives more bytes at once than the sizes say, by turns. Behind a
	 * short piece, the buffer of a parser still has the end of the longer one before.
	 */
	static InputStream pieces(InputStream all, int... sizes) {
		return new FilterInputStream(all) {

			private int turn;

			@Override
			public int read(byte[] into, int offset, int length) throws IOException {
				return super.read(into, offset, Math.min(length, sizes[this.turn++ % sizes.length]));
			}
		};
	}

	private static Reader pieces(Reader all, int size) {
		return new FilterReader(all) {
			@Override
			public int read(char[] into, int offset, int length) throws IOException {
				return super.read(into, offset, Math.min(length, size));
			}
		};
	}

}
