package io.zexus.pool.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Canonicalises strings of 5 to 30 characters. What is looked up are equal copies, two of
 * each string in turn, with their hash codes already computed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StringBenchmark {

	static final int BATCH = 1 << 13;

	@Param("ZEXUS")
	public StringPeer peer;

	@Param("HIT_500")
	public StringScenario scenario;

	private UnaryOperator<String> subject;

	private String[][] copies;

	/** Prepares the strings, and a peer that holds as many as it can. */
	@Setup
	public void prepare() {
		String[] strings = this.scenario.strings();
		this.copies = new String[][] { Texts.copies(strings), Texts.copies(strings) };
		// A collection puts what it moves in another order, often a better one: where one
		// happens to come while some peers are filled and not others, it decides the race
		System.gc();
		this.subject = this.peer.create(this.scenario.capacity());
		if (!this.scenario.neverRepeats()) {
			for (String string : strings) {
				this.subject.apply(string);
			}
		}
		System.gc();
	}

	/** Looks up the next strings of the thread's stream. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public void get(Stream own, Blackhole blackhole) {
		int from = own.next();
		if (from == 0 && this.scenario.neverRepeats() && !this.peer.bounded()) {
			this.subject = this.peer.create(this.scenario.capacity());
		}
		UnaryOperator<String> subject = this.subject;
		String[] stream = own.strings;
		for (int i = from; i < from + BATCH; i++) {
			blackhole.consume(subject.apply(stream[i]));
		}
	}

	/**
	 * What a thread asks for, and where it is. Threads on one stream would fall into
	 * step: the one behind hits what the other has just brought in, until it has caught
	 * up, and both want the same few buckets from then on.
	 */
	@State(Scope.Thread)
	public static class Stream {

		private String[] strings;

		private int next;

		/** Draws the strings, others for each thread. */
		@Setup
		public void prepare(StringBenchmark benchmark, ThreadParams threads) {
			String[][] copies = benchmark.copies;
			int[] order = benchmark.scenario.stream(copies[0].length, threads.getThreadIndex());
			this.strings = new String[order.length];
			for (int i = 0; i < order.length; i++) {
				this.strings[i] = copies[i & 1][order[i]];
			}
		}

		int next() {
			int from = this.next;
			this.next = (from + BATCH < this.strings.length) ? from + BATCH : 0;
			return from;
		}

	}

}
