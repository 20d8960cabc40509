package io.zexus.pool.advisor.format;

import io.zexus.pool.advisor.advice.Report;

/**
 * The formats a report can be written in.
 */
public enum ReportFormat {

	/** For a terminal. */
	text {
		@Override
		public String write(Report report) {
			return new TextReport(report).toString();
		}
	},

	/** For programs. */
	json {
		@Override
		public String write(Report report) {
			return JsonReport.write(report);
		}
	},

	/** One file for a browser, with a table to sort and a chart. */
	html {
		@Override
		public String write(Report report) {
			return HtmlReport.write(report);
		}
	};

	/**
	 * Writes a report.
	 * @param report the report
	 * @return all of it
	 */
	public abstract String write(Report report);

}
