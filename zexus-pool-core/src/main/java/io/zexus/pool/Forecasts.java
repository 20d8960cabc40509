package io.zexus.pool;

import java.util.List;

import io.zexus.pool.internal.table.Table;
import io.zexus.pool.internal.table.Tables;

/** Turns what a table would gain into figures of its pool. */
final class Forecasts {

	private Forecasts() {
	}

	/**
	 * Returns the forecasts of a pool.
	 * @param stats what the pool has counted, with calls that its table never sees
	 * @param tables its tables
	 * @param copy bytes of a copy, for a pool that has dropped none yet
	 */
	static List<SizeForecast> of(PoolStats stats, Tables<?> tables, double copy) {
		double calls = stats.hits() + stats.misses();
		double served = tables.calls().all();
		double perHit = (stats.savedBytes() > 0) ? (double) stats.savedBytes() / tables.calls().hits() : copy;
		return tables.gains().stream().map((gain) -> {
			double hits = gain.gain() * served;
			long saved = Math.max(0, Math.round(stats.savedBytes() + hits * perHit));
			return new SizeForecast(gain.capacity(), stats.hitRate() + 100 * hits / calls, saved,
					Table.bytes(gain.capacity()));
		}).toList();
	}

}
