package io.zexus.pool.advisor;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

import io.zexus.pool.advisor.analysis.HeapAnalysis;

/**
 * Shows how far it got and about how long it still takes: in place on a terminal, in a
 * line now and then elsewhere.
 */
final class ProgressLine implements HeapAnalysis.Progress {

	private static final long SECOND = 1_000_000_000;

	private final PrintWriter out;

	private final boolean terminal;

	private final LongSupplier clock;

	private final long start;

	private long next;

	private boolean shown;

	ProgressLine(PrintWriter out, boolean terminal, LongSupplier clock) {
		this.out = out;
		this.terminal = terminal;
		this.clock = clock;
		this.start = clock.getAsLong();
		this.next = this.start + SECOND;
	}

	@Override
	public void at(int reading, int readings, double part) {
		long now = this.clock.getAsLong();
		if (now < this.next) {
			return;
		}
		this.next = now + (this.terminal ? SECOND / 2 : 5 * SECOND);
		double done = (reading - 1 + part) / readings;
		double left = (now - this.start) / (double) SECOND * (1 - done) / Math.max(done, 0.001);
		String line = String.format(Locale.ROOT, "Reading %d of %d: %3.0f %% done, about %.0f s left", reading,
				readings, 100 * done, left);
		this.out.print(this.terminal ? "\r" + line + "  " : line + System.lineSeparator());
		this.out.flush();
		this.shown = true;
	}

	void clear() {
		if (this.terminal && this.shown) {
			this.out.print("\r" + " ".repeat(70) + "\r");
			this.out.flush();
		}
	}

}
