package io.zexus.pool.internal.table;

/**
 * Tables of several capacities in miniature, fed with the look-ups of one share of all
 * values. Not thread-safe.
 */
final class Miniature {

	private final double[] factors;

	private final int limit;

	private final MiniTable[] tables;

	private final double[] hits;

	private double samples;

	/**
	 * Creates the tables.
	 * @param capacity the real capacity
	 * @param base the capacity that stands for it here, if the real one is as large
	 * @param factors the capacities in question, as multiples of the real one, which is
	 * among them
	 */
	Miniature(int capacity, int base, double... factors) {
		double share = Math.min(1, (double) base / capacity);
		this.factors = factors;
		this.limit = (int) (share * (SizeSampler.CHOICE + 1));
		this.hits = new double[factors.length];
		this.tables = new MiniTable[factors.length];
		for (int i = 0; i < factors.length; i++) {
			this.tables[i] = new MiniTable(Math.max(1, (int) Math.round(factors[i] * capacity * share)));
		}
	}

	/** Returns below what the chosen bits of a hash are for its value to be sampled. */
	int limit() {
		return this.limit;
	}

	/** Looks a value up in each table, if it is sampled. */
	void get(int hash) {
		if (Address.choice(hash) < this.limit) {
			this.samples++;
			for (int i = 0; i < this.tables.length; i++) {
				this.hits[i] += this.tables[i].get(hash) ? 1 : 0;
			}
		}
	}

	double samples() {
		return this.samples;
	}

	/** Halves the weight of what was seen. */
	void fade() {
		this.samples /= 2;
		for (int i = 0; i < this.hits.length; i++) {
			this.hits[i] /= 2;
		}
	}

	/**
	 * Returns the share of hits at a capacity.
	 * @param factor the capacity, as a multiple of the real one
	 * @param calls look-ups of all values in the meantime
	 */
	double hitRate(double factor, double calls) {
		double expected = calls * this.limit / (SizeSampler.CHOICE + 1);
		return (this.hits[index(factor)] + expected - this.samples) / expected;
	}

	private int index(double factor) {
		int index = 0;
		while (this.factors[index] != factor) {
			index++;
		}
		return index;
	}

}
