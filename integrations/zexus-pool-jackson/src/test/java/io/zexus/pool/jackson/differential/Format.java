package io.zexus.pool.jackson.differential;

/** Formats of both lines of Jackson. */
enum Format {

	JSON, XML, YAML, CBOR, SMILE, CSV;

	boolean isText() {
		return this != CBOR && this != SMILE;
	}

}
