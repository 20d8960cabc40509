package io.zexus.pool.figures;

import io.zexus.pool.Pooled;

/** A wildlife strike as a record. */
record StrikeRecord(@Pooled String airport, @Pooled String aircraft, @Pooled String damage, @Pooled String date,
		@Pooled String operator, @Pooled String state, @Pooled String phase, @Pooled String size,
		@Pooled String species, @Pooled String time, @Pooled String costOther, @Pooled String costRepair,
		@Pooled String costTotal, @Pooled String speed) {

	static final String[] NAMES = { "airport", "aircraft", "damage", "date", "operator", "state", "phase", "size",
			"species", "time", "costOther", "costRepair", "costTotal", "speed" };

	static StrikeRecord of(String[] row) {
		return new StrikeRecord(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9], row[10],
				row[11], row[12], row[13]);
	}

}
