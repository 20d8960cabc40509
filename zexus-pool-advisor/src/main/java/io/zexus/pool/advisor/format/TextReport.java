package io.zexus.pool.advisor.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.zexus.pool.advisor.advice.Bytes;
import io.zexus.pool.advisor.advice.Report;
import io.zexus.pool.advisor.advice.Report.ClassAdvice;
import io.zexus.pool.advisor.advice.Report.PlaceAdvice;
import io.zexus.pool.advisor.advice.Report.PoolAdvice;

/**
 * The report for a terminal: two lines for each place.
 */
final class TextReport {

	private static final int LIMIT = 50;

	private final StringBuilder text = new StringBuilder();

	TextReport(Report report) {
		dump(report.dump());
		totals(report.totals());
		places(report);
		classes(report.classes());
		pools(report);
	}

	private void dump(Report.Dump dump) {
		line("%s: %s, format %s, %s", dump.file(), Bytes.text(dump.bytes()), dump.version(),
				(dump.jdk() != null) ? "JDK " + dump.jdk() : "JDK unknown");
		line("Counted with references of %d and headers of %d bytes (--oops, --compact-headers)", dump.referenceBytes(),
				dump.headerBytes());
		if (dump.damage() != null) {
			line("NOT COMPLETE: %s. What follows is about the part before.", dump.damage());
		}
		line("");
	}

	private void totals(Report.Totals totals) {
		line("heap                                   %10s  %,d objects", Bytes.text(totals.heapBytes()),
				totals.objects());
		line("strings                                %10s  %,d", Bytes.text(totals.stringBytes()), totals.strings());
		line("copies of strings and other values     %10s  %s of it strings", Bytes.text(totals.wastedBytes()),
				Bytes.text(totals.wastedStringBytes()));
		line("-XX:+UseStringDeduplication could take %10s", Bytes.text(totals.deduplicationBytes()));
		line("pooling as below takes                 %10s  %s of it beyond deduplication; the pools cost %s",
				Bytes.text(totals.poolingBytes()), Bytes.text(totals.beyondDeduplicationBytes()),
				Bytes.text(totals.poolCostBytes()));
		line("");
	}

	private void places(Report report) {
		List<PlaceAdvice> shown = Noteworthy.places(report, LIMIT);
		if (shown.isEmpty()) {
			line("No place refers to copies that matter.");
			return;
		}
		line("Copies by place. The columns 256 to 65536 are the bytes that a pool of so many values takes at most: a dump");
		line("has no order of time, so they assume that a pool keeps the values whose copies take most, from the start.");
		line("");
		line("%11s %11s %10s %6s %9s %s", "references", "objects", "distinct", "top", "wasted",
				sizes(shown.get(0).keptBySize().keySet().stream().toList()));
		for (PlaceAdvice place : shown) {
			line("%s, %s%s", place.where(), place.type(),
					(place.topValue() != null) ? ", mostly \"" + place.topValue() + "\"" : "");
			line("%,11d %,11d %,10d %5.1f%% %9s %s", place.references(), place.objects(), place.distinct(),
					100 * place.topShare(), Bytes.text(place.wastedBytes()),
					sizes(place.keptBySize().values().stream().map(Bytes::text).toList()));
			line("    %s", place.advice());
		}
		if (report.places().size() > shown.size()) {
			line("(%,d places more with fewer copies: --format=json lists all)", report.places().size() - shown.size());
		}
		line("");
	}

	private static String sizes(List<String> columns) {
		StringBuilder line = new StringBuilder();
		columns.forEach((column) -> line.append(String.format(Locale.ROOT, " %9s", column)));
		return line.toString();
	}

	private void classes(List<ClassAdvice> classes) {
		if (!classes.isEmpty()) {
			line("Classes with the values in their fields%17s %9s %9s", "instances", "now", "pooled");
			classes.stream()
				.limit(LIMIT)
				.forEach((advice) -> line("%-44s %,11d %9s %9s", advice.name(), advice.instances(),
						Bytes.text(advice.bytes()), Bytes.text(advice.pooledBytes())));
			line("");
		}
	}

	private void pools(Report report) {
		if (report.pools().isEmpty()) {
			line("Nothing to pool.");
			return;
		}
		line("Pools for all places to pool together%7s %9s", "size", "takes");
		for (PoolAdvice pool : report.pools()) {
			line("%-35s %,9d %9s  %s", pool.type(), pool.size(), Bytes.text(pool.savedBytes()), smaller(pool));
		}
		if (!report.yaml().isEmpty()) {
			line("");
			line("Settings to paste, with the annotations above:");
			line("");
			this.text.append(report.yaml());
		}
	}

	private static String smaller(PoolAdvice pool) {
		StringBuilder line = new StringBuilder();
		for (Map.Entry<String, Long> kept : pool.keptBySize().entrySet()) {
			if (Long.parseLong(kept.getKey()) < pool.size()) {
				line.append(line.isEmpty() ? "(at most " : ", ")
					.append(Bytes.text(kept.getValue()))
					.append(" with ")
					.append(kept.getKey());
			}
		}
		return line.isEmpty() ? "" : line.append(')').toString();
	}

	private void line(String format, Object... arguments) {
		this.text.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append(System.lineSeparator());
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
