package io.zexus.pool.advisor.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

import io.zexus.pool.advisor.advice.Bytes;
import io.zexus.pool.advisor.advice.Report;
import io.zexus.pool.advisor.advice.Report.PlaceAdvice;

/**
 * The report as one file for a browser, which needs nothing else.
 */
final class HtmlReport {

	private static final int LIMIT = 2000;

	private HtmlReport() {
	}

	static String write(Report report) {
		return template().replace("<!--summary-->", escape(summary(report)))
			.replace("<!--rows-->", rows(report))
			.replace("<!--yaml-->", escape(report.yaml().isEmpty() ? "# nothing to pool\n" : report.yaml()));
	}

	private static String template() {
		try (InputStream in = HtmlReport.class.getResourceAsStream("/io/zexus/pool/advisor/report.html")) {
			return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What the text says before its table. */
	private static String summary(Report report) {
		String text = new TextReport(report).toString();
		int table = text.indexOf("Copies by place");
		return ((table < 0) ? text : text.substring(0, table)).strip();
	}

	private static String rows(Report report) {
		StringBuilder rows = new StringBuilder();
		for (PlaceAdvice place : Noteworthy.places(report, LIMIT)) {
			rows.append("<tr class=\"")
				.append(place.verdict().pools() ? "pool" : "other")
				.append("\"><td>")
				.append(escape(place.where()));
			if (place.topValue() != null) {
				rows.append("<br><small>mostly \"").append(escape(place.topValue())).append("\"</small>");
			}
			rows.append("</td><td>").append(escape(place.type())).append("</td>");
			cell(rows, place.references(), number(place.references()));
			cell(rows, place.objects(), number(place.objects()));
			cell(rows, place.distinct(), number(place.distinct()));
			cell(rows, Math.round(place.topShare() * 1e6),
					String.format(Locale.ROOT, "%.1f %%", 100 * place.topShare()));
			cell(rows, place.wastedBytes(), Bytes.text(place.wastedBytes()));
			place.keptBySize().values().forEach((kept) -> cell(rows, kept, Bytes.text(kept)));
			rows.append("<td>").append(escape(place.advice())).append("</td></tr>\n");
		}
		return rows.toString();
	}

	private static void cell(StringBuilder rows, long sortedBy, String text) {
		rows.append("<td data-n=\"").append(sortedBy).append("\">").append(text).append("</td>");
	}

	private static String number(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("\"", "&quot;")
			.replace("'", "&#39;");
	}

}
