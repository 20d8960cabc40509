package io.zexus.pool.learning;

/**
 * Looks at a window of values and tells how many were repeats, and of how many distinct
 * ones they may have been drawn. Keeps one bit per value (linear counting, Whang et al.
 * 1990) and no value. Not thread-safe.
 */
final class Sketch {

	private static final int BITS = 4096;

	/** A property is judged by its short values when at least one in so many is. */
	private static final int FEW = 8;

	private final long[] bits = new long[BITS / Long.SIZE];

	private final int window;

	private int passed;

	private int count;

	private long bytes;

	private int marked;

	private int countAtHalf;

	private double distinctAtHalf;

	Sketch(int window) {
		this.window = window;
	}

	/** Adds a value that takes a number of bytes. */
	void add(long hash, int footprint) {
		this.bytes += footprint;
		int bit = (int) (hash >>> 52);
		long mask = 1L << bit;
		if ((this.bits[bit >>> 6] & mask) == 0) {
			this.bits[bit >>> 6] |= mask;
			this.marked++;
		}
		this.count++;
		pass();
	}

	/** Adds a value that is not pooled whatever it is. */
	void addTooLong() {
		pass();
	}

	private void pass() {
		this.passed++;
		if (this.passed == this.window / 2) {
			this.countAtHalf = this.count;
			this.distinctAtHalf = distinct();
		}
	}

	boolean isFull() {
		return this.passed == this.window;
	}

	/**
	 * Returns the share of values in the second half of the window that were seen before
	 * within the window, from 0 to 1.
	 */
	double hitRatio() {
		int half = this.count - this.countAtHalf;
		if (half == 0 || isTooLong()) {
			return 0;
		}
		return Math.max(0, 1 - (distinct() - this.distinctAtHalf) / half);
	}

	/**
	 * Returns how many bytes of each value, those that are not pooled among them, were of
	 * a copy.
	 */
	double copyBytes() {
		return hitRatio() * this.bytes / this.passed;
	}

	/**
	 * Returns from how many values, equally likely, a window of this size would draw as
	 * many distinct ones, if the long ones are as diverse as the others.
	 */
	long distinctEstimate() {
		if (isTooLong()) {
			return (long) this.passed * this.passed;
		}
		int count = this.count;
		double seen = Math.min(distinct(), count);
		double low = seen;
		double high = (double) count * count;
		while (high - low > 0.5) {
			double middle = (low + high) / 2;
			if (middle * -Math.expm1(-count / middle) < seen) {
				low = middle;
			}
			else {
				high = middle;
			}
		}
		return Math.round(low * this.passed / count);
	}

	/**
	 * Hardly any value could be pooled: the property is taken for one of distinct ones.
	 */
	private boolean isTooLong() {
		return this.count < this.passed / FEW;
	}

	/** Corrects for values that met on one bit. */
	private double distinct() {
		return -BITS * Math.log1p(-(double) Math.min(this.marked, BITS - 1) / BITS);
	}

}
