package io.zexus.pool.benchmarks.decode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.zexus.pool.benchmarks.Median;

/** A way to decode a document and the JVM that does: idle unless it has its turn. */
final class Contender implements AutoCloseable {

	private static final int WARM_UP_DOCUMENTS = 20;

	/** CPU that each process uses before anything is measured, in nanoseconds. */
	private static final long WARM_UP = 5_000_000_000L;

	final String title;

	/** Bytes of live heap with one document, pools included. */
	final long live;

	/** Bytes allocated to decode one document. */
	final long allocated;

	/** CPU of the process per document, in nanoseconds, one for each turn. */
	private final List<Double> process = new ArrayList<>();

	/** CPU of the decoding thread per document, in nanoseconds, one for each turn. */
	private final List<Double> thread = new ArrayList<>();

	private final String command;

	private final Process jvm;

	private final BufferedReader from;

	private final PrintWriter to;

	private long pace;

	/**
	 * Starts the JVM.
	 * @param title of the variant, and what is special about the JVM
	 * @param flags of the JVM
	 * @param arguments of {@link DecodeRun}
	 */
	Contender(String title, List<String> flags, List<String> arguments) throws IOException {
		this.title = title;
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(flags);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), DecodeRun.class.getName()));
		command.addAll(arguments);
		this.command = String.join(" ", command);
		this.jvm = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		this.from = this.jvm.inputReader();
		this.to = new PrintWriter(this.jvm.outputWriter(), true);
		long[] sizes = answer();
		this.live = sizes[0];
		this.allocated = sizes[1];
	}

	/**
	 * Lets everyone warm up, then decode by turns.
	 * @param nanos CPU that the turn of the first one takes, roughly
	 */
	static void takeTurns(List<Contender> contenders, int rounds, long nanos) throws IOException {
		for (Contender contender : contenders) {
			contender.warmUp();
		}
		int documents = (int) Math.max(1, nanos / contenders.get(0).pace);
		for (int round = 0; round < rounds; round++) {
			for (Contender contender : contenders) {
				contender.turn(documents);
			}
		}
	}

	private void warmUp() throws IOException {
		for (long used = 0; used < WARM_UP;) {
			this.to.println(WARM_UP_DOCUMENTS);
			long cpu = answer()[0];
			used += cpu;
			this.pace = Math.max(1, cpu / WARM_UP_DOCUMENTS);
		}
	}

	private void turn(int documents) throws IOException {
		this.to.println(documents);
		long[] nanos = answer();
		this.process.add((double) nanos[0] / documents);
		this.thread.add((double) nanos[1] / documents);
	}

	/** Returns CPU of the process per document, in nanoseconds. */
	double cpu() {
		return Median.of(this.process);
	}

	/** Returns CPU of the process in relation to another's. */
	double cpuTo(Contender other) {
		return Median.of(ratios(this.process, other.process));
	}

	/** Returns CPU of the decoding thread in relation to another's. */
	double threadTo(Contender other) {
		return Median.of(ratios(this.thread, other.thread));
	}

	private static List<Double> ratios(List<Double> turns, List<Double> others) {
		return IntStream.range(0, turns.size()).mapToObj((round) -> turns.get(round) / others.get(round)).toList();
	}

	private long[] answer() throws IOException {
		String line = this.from.readLine();
		if (line == null) {
			throw new IOException("No answer from: " + this.command);
		}
		return Stream.of(line.split(" ")).mapToLong(Long::parseLong).toArray();
	}

	@Override
	public void close() throws IOException {
		this.to.close();
		this.jvm.destroy();
	}

}
