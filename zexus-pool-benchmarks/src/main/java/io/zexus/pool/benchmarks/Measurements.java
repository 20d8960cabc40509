package io.zexus.pool.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs cases, each in a VM of its own so that no peer is compiled with the profile of
 * another, round robin so that all see the same weather.
 */
final class Measurements {

	/** A sample for each round in which the case took part. */
	private final Map<Case, List<Sample>> samples = new LinkedHashMap<>();

	/** Runs each of the cases once more. */
	void run(List<Case> cases, Effort effort) throws RunnerException {
		int done = 0;
		for (Case measured : cases) {
			System.err.printf("[%d/%d] %s: %s%n", ++done, cases.size(), measured.table(), measured.peer());
			List<Sample> round = new ArrayList<>();
			for (RunResult result : new Runner(effort.apply(measured)).run()) {
				result.getBenchmarkResults()
					.stream()
					.map(BenchmarkResult::getIterationResults)
					.flatMap((iterations) -> iterations.stream())
					.forEach((iteration) -> round.add(Sample.of(iteration)));
			}
			this.samples.computeIfAbsent(measured, (key) -> new ArrayList<>()).add(least(round));
		}
	}

	private static Sample least(List<Sample> samples) {
		return samples.stream().reduce(Sample::min).orElseThrow();
	}

	/** Returns the least of all rounds, by case. */
	Map<Case, Sample> samples() {
		Map<Case, Sample> samples = new LinkedHashMap<>();
		this.samples.forEach((measured, rounds) -> samples.put(measured, least(rounds)));
		return samples;
	}

	/** Returns the least of all rounds. */
	Sample of(Case measured) {
		return least(rounds(measured));
	}

	/**
	 * Returns the median of the ratios of two cases in the same round: what else the
	 * machine does from minute to minute weighs on both.
	 */
	double ratio(Case numerator, Case denominator, ToDoubleFunction<Sample> figure) {
		List<Sample> numerators = rounds(numerator);
		List<Sample> denominators = rounds(denominator);
		return Median.of(IntStream.range(0, Math.min(numerators.size(), denominators.size()))
			.mapToObj((i) -> figure.applyAsDouble(numerators.get(i)) / figure.applyAsDouble(denominators.get(i)))
			.toList());
	}

	private List<Sample> rounds(Case measured) {
		List<Sample> rounds = this.samples.get(measured);
		if (rounds == null) {
			throw new IllegalStateException("Not measured: " + measured);
		}
		return rounds;
	}

	Stream<String> tables() {
		return this.samples.keySet().stream().map(Case::table).distinct();
	}

	/**
	 * How long a case is run in a round.
	 *
	 * @param forks 0 for this VM
	 * @param warmups warm-up iterations
	 * @param iterations measured iterations
	 * @param milliseconds length of an iteration
	 */
	record Effort(int forks, int warmups, int iterations, int milliseconds) {

		org.openjdk.jmh.runner.options.Options apply(Case measured) {
			return measured.options()
				.forks(this.forks)
				.warmupIterations(this.warmups)
				.warmupTime(TimeValue.milliseconds(this.milliseconds))
				.measurementIterations(this.iterations)
				.measurementTime(TimeValue.milliseconds(this.milliseconds))
				.addProfiler(WorkerProfiler.class)
				// -Xmn: a collection while strings are made reorders them by chance
				// AlwaysPreTouch: the first time through the heap is the kernel's work
				// -Xbatch: on a busy machine the compiler would lag behind the warm-up
				.jvmArgsPrepend("-Xms1g", "-Xmx1g", "-Xmn600m", "-XX:+AlwaysPreTouch", "-Xbatch")
				.shouldFailOnError(true)
				.verbosity(VerboseMode.SILENT)
				.build();
		}

	}

}
