package io.zexus.sample.data;

import io.zexus.pool.MemoryPoolManager;

/**
 * The formats in which strikes come, one record a line.
 */
public enum StrikeFormat {

	/** Comma-separated values. A first line that names columns is taken as the header. */
	CSV {
		@Override
		LineParser parser(MemoryPoolManager pools) {
			return new CsvLineParser(pools);
		}
	},

	/** One JSON object a line. */
	NDJSON {
		@Override
		LineParser parser(MemoryPoolManager pools) {
			return new JsonLineParser(pools);
		}
	};

	abstract LineParser parser(MemoryPoolManager pools);

}
