package io.zexus.sample.data;

/**
 * The formats in which strikes come, one record a line.
 */
public enum StrikeFormat {

	/** Comma-separated values. A first line that names columns is taken as the header. */
	CSV,

	/** One JSON object a line. */
	NDJSON

}
