package io.zexus.pool.benchmarks.decode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A way to decode a document and the JVM that does: idle unless it has its turn. */
final class Contender implements AutoCloseable {

	private static final int WARM_UP = 20;

	final Variant variant;

	final String title;

	/** Bytes of live heap with one document, pools included. */
	final long live;

	/** Bytes allocated to decode one document. */
	final long allocated;

	/** CPU of the process per document, in nanoseconds, one for each turn. */
	final List<Double> process = new ArrayList<>();

	/** CPU of the decoding thread per document, in nanoseconds, one for each turn. */
	final List<Double> thread = new ArrayList<>();

	private final String command;

	private final Process jvm;

	private final BufferedReader from;

	private final PrintWriter to;

	private long pace;

	/**
	 * Starts the JVM.
	 * @param title the title of the variant, and what is special about the JVM
	 * @param flags of the JVM
	 * @param arguments of {@link DecodeRun}
	 */
	Contender(Variant variant, String title, List<String> flags, List<String> arguments) throws IOException {
		this.variant = variant;
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

	/** Decodes until the process has used that much CPU. */
	void warmUp(long nanos) throws IOException {
		for (long used = 0; used < nanos;) {
			this.to.println(WARM_UP);
			long cpu = answer()[0];
			used += cpu;
			this.pace = Math.max(1, cpu / WARM_UP);
		}
	}

	/** Returns how many documents are decoded in that much CPU, after the warm-up. */
	int documentsIn(long nanos) {
		return (int) Math.max(1, nanos / this.pace);
	}

	/** Decodes that many documents. */
	void turn(int documents) throws IOException {
		this.to.println(documents);
		long[] nanos = answer();
		this.process.add((double) nanos[0] / documents);
		this.thread.add((double) nanos[1] / documents);
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
