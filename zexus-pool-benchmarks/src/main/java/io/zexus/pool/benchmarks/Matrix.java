package io.zexus.pool.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures the figures in VMs of several kinds, one after the other. */
final class Matrix {

	private static final List<List<String>> FLAGS = List.of(List.of("-XX:+UseG1GC"), List.of("-XX:+UseParallelGC"),
			List.of("-XX:+UseZGC"), List.of("-XX:+UseCompactObjectHeaders"));

	private Matrix() {
	}

	/**
	 * Runs {@code figures} on this VM and the given ones, with each of the flags that the
	 * VM knows.
	 */
	static void run(List<String> otherJavas) throws IOException, InterruptedException {
		List<String> javas = new ArrayList<>();
		javas.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		javas.addAll(otherJavas);
		for (String java : javas) {
			for (List<String> flags : FLAGS) {
				if (start(java, flags, ProcessBuilder.Redirect.DISCARD, List.of("-version")) == 0) {
					figures(java, flags);
				}
			}
		}
	}

	private static void figures(String java, List<String> flags) throws IOException, InterruptedException {
		int status = start(java, flags, ProcessBuilder.Redirect.INHERIT,
				List.of("-jar", System.getProperty("java.class.path"), "figures"));
		if (status != 0) {
			throw new IllegalStateException("'figures' with " + flags + " ended with status " + status);
		}
	}

	private static int start(String java, List<String> flags, ProcessBuilder.Redirect output, List<String> arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		command.add(java);
		command.addAll(flags);
		command.addAll(arguments);
		return new ProcessBuilder(command).redirectOutput(output).redirectError(output).start().waitFor();
	}

}
