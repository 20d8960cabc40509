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

	private String[] stream;

	/** Prepares the strings, and a peer that holds as many as it can. */
	@Setup
	public void prepare() {
		String[] strings = this.scenario.strings();
		String[][] copies = { Texts.copies(strings), Texts.copies(strings) };
		int[] order = this.scenario.stream(strings.length);
		this.stream = new String[order.length];
		for (int i = 0; i < order.length; i++) {
			this.stream[i] = copies[i & 1][order[i]];
		}
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

	/** Looks up the next strings of the stream. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public void get(Position position, Blackhole blackhole) {
		int from = position.next(this.stream.length);
		if (from == 0 && this.scenario.neverRepeats() && !this.peer.bounded()) {
			this.subject = this.peer.create(this.scenario.capacity());
		}
		UnaryOperator<String> subject = this.subject;
		String[] stream = this.stream;
		for (int i = from; i < from + BATCH; i++) {
			blackhole.consume(subject.apply(stream[i]));
		}
	}

	/** Where a thread is in the stream: each starts at its own share. */
	@State(Scope.Thread)
	public static class Position {

		private int share;

		private int shares;

		private int next = -1;

		@Setup
		public void prepare(ThreadParams threads) {
			this.share = threads.getThreadIndex();
			this.shares = threads.getThreadCount();
		}

		int next(int length) {
			if (this.next < 0) {
				this.next = length / this.shares / BATCH * BATCH * this.share;
			}
			int from = this.next;
			this.next = (from + BATCH < length) ? from + BATCH : 0;
			return from;
		}

	}

}
