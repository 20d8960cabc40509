package io.zexus.sample.data;

import io.zexus.pool.MemoryPoolManager;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * Stands between a parser and the binding to records, where no value can be forgotten:
 * every text comes out of here as its one canonical instance, whichever field it is for.
 * In a CSV file that is every cell.
 */
final class PooledParser extends JsonParserDelegate {

	private final MemoryPoolManager pools;

	PooledParser(JsonParser parser, MemoryPoolManager pools) {
		super(parser);
		this.pools = pools;
	}

	@Override
	public @Nullable String getString() {
		String text = super.getString();
		return (text != null && hasToken(JsonToken.VALUE_STRING)) ? this.pools.getStr(text) : text;
	}

}
