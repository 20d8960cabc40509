package io.zexus.pool.advisor.format;

import java.util.List;

import io.zexus.pool.advisor.advice.Report;
import io.zexus.pool.advisor.advice.Report.PlaceAdvice;
import io.zexus.pool.advisor.advice.Verdict;

/**
 * The places that people want to see: where much is wasted, or much is held.
 */
final class Noteworthy {

	private static final int MIN_REFERENCES = 1000;

	private Noteworthy() {
	}

	static List<PlaceAdvice> places(Report report, int limit) {
		long little = report.totals().heapBytes() / 1000;
		return report.places()
			.stream()
			.filter((place) -> place.verdict().pools() || place.wastedBytes() > little
					|| (place.references() >= MIN_REFERENCES && isOwn(place.verdict())))
			.limit(limit)
			.toList();
	}

	private static boolean isOwn(Verdict verdict) {
		return verdict == Verdict.UNIQUE || verdict == Verdict.SHARED || verdict == Verdict.LITTLE;
	}

}
