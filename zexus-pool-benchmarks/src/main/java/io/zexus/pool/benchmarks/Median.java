package io.zexus.pool.benchmarks;

import java.util.List;

/** The value in the middle, which a disturbed round cannot move far. */
public final class Median {

	private Median() {
	}

	/** Returns the median, of an even number the mean of the two. */
	public static double of(List<Double> values) {
		double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

}
