package io.zexus.pool.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

	private final Map<Case, Sample> samples = new LinkedHashMap<>();

	/** Runs each of the cases once more. */
	void run(List<Case> cases, Effort effort) throws RunnerException {
		int done = 0;
		for (Case measured : cases) {
			System.err.printf("[%d/%d] %s: %s%n", ++done, cases.size(), measured.table(), measured.peer());
			for (RunResult result : new Runner(effort.apply(measured)).run()) {
				result.getBenchmarkResults()
					.stream()
					.map(BenchmarkResult::getIterationResults)
					.flatMap((iterations) -> iterations.stream())
					.forEach((iteration) -> this.samples.merge(measured, Sample.of(iteration), Sample::min));
			}
		}
	}

	Map<Case, Sample> samples() {
		return this.samples;
	}

	Sample of(Case measured) {
		Sample sample = this.samples.get(measured);
		if (sample == null) {
			throw new IllegalStateException("Not measured: " + measured);
		}
		return sample;
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
				// -Xbatch: on a busy machine the compiler's threads would lag behind the
				// warm-up
				.jvmArgsPrepend("-Xms1g", "-Xmx1g", "-Xbatch")
				.shouldFailOnError(true)
				.verbosity(VerboseMode.SILENT)
				.build();
		}

	}

}
