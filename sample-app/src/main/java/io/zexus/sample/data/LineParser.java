package io.zexus.sample.data;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads one line after the other of one stream. Not thread-safe.
 */
interface LineParser {

	/**
	 * Reads a line.
	 * @param bytes the array that holds it, from index 0
	 * @param length its length, greater than 0
	 * @return the strike, or null when the line is a header
	 * @throws BadLineException when it is not a strike, for a reason we know
	 * @throws JacksonException when it is not a strike, for a reason Jackson knows
	 */
	@Nullable Strike parse(byte[] bytes, int length) throws BadLineException;

}
