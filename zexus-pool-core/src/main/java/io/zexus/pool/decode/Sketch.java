package io.zexus.pool.decode;

/**
 * Looks at a window of values and tells how many were repeats, and of how many distinct
 * ones they may have been drawn. Keeps one bit per value (linear counting, Whang et al.
 * 1990) and no value. Not thread-safe.
 */
final class Sketch {

	private static final int BITS = 4096;

	private final long[] bits = new long[BITS / Long.SIZE];

	private final int window;

	private int count;

	private int marked;

	private int markedAtHalf;

	private long repeatedBytes;

	Sketch(int window) {
		this.window = window;
	}

	void add(long hash, int footprint) {
		int bit = (int) (hash >>> 52);
		long mask = 1L << bit;
		boolean repeat = (this.bits[bit >>> 6] & mask) != 0;
		this.count++;
		if (!repeat) {
			this.bits[bit >>> 6] |= mask;
			this.marked++;
		}
		if (this.count == this.window / 2) {
			this.markedAtHalf = this.marked;
		}
		else if (repeat && this.count > this.window / 2) {
			this.repeatedBytes += footprint;
		}
	}

	int count() {
		return this.count;
	}

	/**
	 * Returns the share of values in the second half of the window that were seen before
	 * within the window, from 0 to 1.
	 */
	double hitRatio() {
		int half = this.count - this.window / 2;
		if (half <= 0) {
			return 0;
		}
		return Math.max(0, 1 - (distinct(this.marked) - distinct(this.markedAtHalf)) / half);
	}

	/** Returns the bytes saved by one value, on average. */
	double savedBytes() {
		int half = this.count - this.window / 2;
		return (half > 0) ? (double) this.repeatedBytes / half : 0;
	}

	/**
	 * Returns from how many values, equally likely, a window of this size would draw as
	 * many distinct ones.
	 */
	long distinctEstimate() {
		double seen = Math.min(distinct(this.marked), this.count);
		double low = seen;
		double high = (double) this.count * this.count;
		while (high - low > 0.5) {
			double middle = (low + high) / 2;
			if (middle * -Math.expm1(-this.count / middle) < seen) {
				low = middle;
			}
			else {
				high = middle;
			}
		}
		return Math.round(low);
	}

	/** Corrects for values that met on one bit. */
	private static double distinct(int marked) {
		return -BITS * Math.log1p(-(double) Math.min(marked, BITS - 1) / BITS);
	}

}
