package io.zexus.sample.data;

import java.util.Locale;

import io.zexus.pool.MemoryPoolStats;
import io.zexus.pool.PoolStats;
import org.jspecify.annotations.Nullable;

/**
 * What pooling did for the strikes read at start.
 *
 * @param source where they came from
 * @param records their number
 * @param stringValues texts that went through the string pool
 * @param bytesWithout bytes retained by the records without pooling, null when not
 * measured
 * @param bytesWith bytes retained by the records and the pools, null when not measured
 * @param method how bytes were measured
 * @param readMillis time taken to read them, pooled
 * @param measureMillis time taken to measure both
 * @param stats the pools after reading
 */
public record StartReport(String source, int records, long stringValues, @Nullable Long bytesWithout,
		@Nullable Long bytesWith, String method, long readMillis, long measureMillis, MemoryPoolStats stats) {

	/**
	 * Returns how much less is retained with pooling.
	 * @return percent of the bytes without, null when not measured
	 */
	public @Nullable Double savedPercent() {
		if (this.bytesWithout == null || this.bytesWith == null || this.bytesWithout == 0) {
			return null;
		}
		return 100.0 * (this.bytesWithout - this.bytesWith) / this.bytesWithout;
	}

	/**
	 * Returns the report as a table for people.
	 * @return several lines
	 */
	public String toTable() {
		StringBuilder table = new StringBuilder("Wildlife strikes from " + this.source + System.lineSeparator());
		row(table, "records", "%,d", this.records);
		row(table, "string values", "%,d", this.stringValues);
		this.stats.pools().forEach((name, pool) -> row(table, "hit rate of pool " + name, "%s", hitRate(pool)));
		row(table, "retained without pooling", "%s", size(this.bytesWithout));
		row(table, "retained with pooling", "%s", size(this.bytesWith) + ", pools included" + saved());
		row(table, "measured by", "%s", this.method);
		row(table, "time taken", "%,d ms to read, %,d ms to measure", this.readMillis, this.measureMillis);
		return table.toString();
	}

	private static void row(StringBuilder table, String name, String format, Object... values) {
		table.append(String.format(Locale.ROOT, "  %-26s", name))
			.append(String.format(Locale.ROOT, format, values))
			.append(System.lineSeparator());
	}

	private static String hitRate(PoolStats pool) {
		long gets = pool.hits() + pool.misses();
		return (gets > 0) ? String.format(Locale.ROOT, "%.1f %% (%,d of %,d)", pool.hitRate(), pool.hits(), gets)
				: "not used yet";
	}

	private static String size(@Nullable Long bytes) {
		return (bytes != null) ? String.format(Locale.ROOT, "%,d kB", bytes / 1000) : "not measured";
	}

	private String saved() {
		Double percent = savedPercent();
		return (percent != null) ? String.format(Locale.ROOT, " (%.1f %% smaller)", percent) : "";
	}

}
