package io.zexus.sample.data;

import tools.jackson.databind.ObjectReader;

/**
 * Reads NDJSON: one object a line, its members named as the components of {@link Strike}.
 */
final class JsonLineParser implements LineParser {

	private final ObjectReader reader;

	JsonLineParser(ObjectReader reader) {
		this.reader = reader;
	}

	@Override
	public Strike parse(byte[] bytes, int length) throws BadLineException {
		// Looked at here because garbage is told from JSON at a thousandth of the cost.
		if (firstCharacter(bytes, length) != '{') {
			throw new BadLineException("expected a JSON object at column 1");
		}
		return this.reader.readValue(bytes, 0, length);
	}

	private static byte firstCharacter(byte[] bytes, int length) {
		int i = 0;
		while (i < length - 1 && (bytes[i] == ' ' || bytes[i] == '\t')) {
			i++;
		}
		return bytes[i];
	}

}
