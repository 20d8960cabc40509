package io.zexus.sample.data;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Speaks up now and then during work that takes long, and not at all when it does not.
 * Not thread-safe.
 */
public final class Progress {

	/** Says nothing. */
	public static final Progress SILENT = new Progress(Long.MAX_VALUE, () -> 0, (lines) -> {
	});

	// Looking at the clock on every line would cost more than some lines do.
	private static final int LINES_BETWEEN_LOOKS = 1024;

	private final long interval;

	private final LongSupplier nanoTime;

	private final LongConsumer listener;

	private long last;

	/**
	 * Creates one.
	 * @param interval shortest time between two reports in nanoseconds
	 * @param nanoTime the clock, as {@link System#nanoTime()}
	 * @param listener told the number of lines done
	 */
	public Progress(long interval, LongSupplier nanoTime, LongConsumer listener) {
		this.interval = interval;
		this.nanoTime = nanoTime;
		this.listener = listener;
		this.last = nanoTime.getAsLong();
	}

	void line(long number) {
		if (number % LINES_BETWEEN_LOOKS == 0) {
			long now = this.nanoTime.getAsLong();
			if (now - this.last >= this.interval) {
				this.last = now;
				this.listener.accept(number);
			}
		}
	}

}
