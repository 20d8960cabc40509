package io.zexus.sample.data;

import io.zexus.pool.MemoryPoolManager;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads whole numbers, from text too, as their one pooled instance.
 */
final class PooledIntegerDeserializer extends StdScalarDeserializer<Integer> {

	private final MemoryPoolManager pools;

	PooledIntegerDeserializer(MemoryPoolManager pools) {
		super(Integer.class);
		this.pools = pools;
	}

	@Override
	public Integer deserialize(JsonParser parser, DeserializationContext context) {
		if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
			return this.pools.getInt(parser.getIntValue());
		}
		String text = parser.getString();
		try {
			return this.pools.getInt(Integer.parseInt(text.trim()));
		}
		catch (NumberFormatException ex) {
			return (Integer) context.handleWeirdStringValue(Integer.class, text, "not a whole number");
		}
	}

}
