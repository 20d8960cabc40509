package io.zexus.pool.benchmarks.decode;

import java.util.List;

/** The value in the middle, which a disturbed round cannot move far. */
final class Median {

	private Median() {
	}

	static double of(List<Double> values) {
		double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

}
