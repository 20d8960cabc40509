package io.zexus.pool.benchmarks.decode;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.zexus.pool.benchmarks.Median;

/**
 * Compares the CPU of ways to decode that differ by little: a JVM decodes in all of them
 * by turns of some milliseconds, so that nothing outside weighs on one alone, and what
 * the compiler makes of each by chance is seen by asking several JVMs. Plain decoding
 * takes part twice, to tell the noise.
 */
final class Alternating {

	/** The least to the greatest of ten cover the median with a probability of 99.8 %. */
	private static final int JVMS = 10;

	private final String line;

	private final List<Variant> variants;

	private final int rounds;

	private final int threads;

	/**
	 * Prepares measurements.
	 * @param variants starting with {@link Variant#PLAIN}
	 * @param threads that decode at once
	 */
	Alternating(String line, List<Variant> variants, int rounds, int threads) {
		this.line = line;
		this.variants = new ArrayList<>(variants);
		this.variants.add(1, Variant.PLAIN);
		this.rounds = rounds;
		this.threads = threads;
	}

	void print(Path json, Shape shape) throws IOException {
		List<List<Double>> ratios = new ArrayList<>();
		this.variants.forEach((variant) -> ratios.add(new ArrayList<>()));
		List<long[]> memory = new ArrayList<>();
		for (int jvm = 0; jvm < JVMS; jvm++) {
			memory.clear();
			try (BufferedReader results = start(json, shape)) {
				for (List<Double> ratio : ratios) {
					String[] result = results.readLine().split(" ");
					ratio.add(Double.valueOf(result[0]));
					memory.add(Stream.of(result).skip(1).mapToLong(Long::parseLong).toArray());
				}
			}
		}
		System.out.println("| | CPU of decoding threads, " + this.threads + " at once, to plain | least of " + JVMS
				+ " JVMs | greatest | allocated, to plain | values retained |");
		System.out.println("|---|--:|--:|--:|--:|--:|");
		for (int i = 1; i < ratios.size(); i++) {
			List<Double> ratio = ratios.get(i).stream().sorted().toList();
			System.out.printf(Locale.ROOT, "| %s | %.3f | %.3f | %.3f | %+.1f %% | %d |%n",
					this.variants.get(i).title + ((i == 1) ? ", again" : ""), Median.of(ratio), ratio.get(0),
					ratio.get(JVMS - 1), 100.0 * (memory.get(i)[0] - memory.get(0)[0]) / memory.get(0)[0],
					memory.get(i)[1]);
		}
	}

	private BufferedReader start(Path json, Shape shape) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-XX:+UseG1GC", "-Xms512m", "-Xmx512m", "-cp", System.getProperty("java.class.path"),
				AlternatingRun.class.getName(), this.line, shape.name(), json.toString(), Integer.toString(this.rounds),
				Integer.toString(this.threads)));
		this.variants.forEach((variant) -> command.add(variant.name()));
		return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start().inputReader();
	}

}
