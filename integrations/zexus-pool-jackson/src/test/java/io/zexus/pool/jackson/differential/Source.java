package io.zexus.pool.jackson.differential;

/** Where a document is read from. */
enum Source {

	BYTES, BYTES_WITHIN, STREAM, STREAM_BY_ONE, STREAM_BY_SEVEN, READER, READER_BY_SEVEN, STRING, CHARS, DATA_INPUT,
	NON_BLOCKING, NON_BLOCKING_BUFFER, UTF_8_WITH_MARK, UTF_16, UTF_32;

	/** Bytes before and behind a document that is within an array. */
	static final int AROUND = 5;

	/** Whether the characters are Latin-1, UTF-8 and so on of what Jackson decodes. */
	boolean isDecoded() {
		return switch (this) {
			case READER, READER_BY_SEVEN, STRING, CHARS, UTF_16, UTF_32 -> true;
			default -> false;
		};
	}

}
