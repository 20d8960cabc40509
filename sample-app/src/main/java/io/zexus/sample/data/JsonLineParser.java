package io.zexus.sample.data;

import io.zexus.pool.MemoryPoolManager;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads NDJSON: one object a line, its members named as the components of {@link Strike}.
 */
final class JsonLineParser implements LineParser {

	private final MemoryPoolManager pools;

	private final ObjectReader reader;

	JsonLineParser(MemoryPoolManager pools) {
		this.pools = pools;
		this.reader = JsonMapper.builder()
			.addModule(new SimpleModule().addDeserializer(Integer.class, new PooledIntegerDeserializer(pools)))
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.build()
			.readerFor(Strike.class);
	}

	@Override
	public Strike parse(byte[] bytes, int length) throws BadLineException {
		// Looked at here because garbage is told from JSON at a thousandth of the cost.
		if (firstCharacter(bytes, length) != '{') {
			throw new BadLineException("expected a JSON object at column 1");
		}
		try (PooledParser parser = new PooledParser(this.reader.createParser(bytes, 0, length), this.pools)) {
			return this.reader.readValue(parser);
		}
	}

	private static byte firstCharacter(byte[] bytes, int length) {
		int i = 0;
		while (i < length - 1 && (bytes[i] == ' ' || bytes[i] == '\t')) {
			i++;
		}
		return bytes[i];
	}

}
