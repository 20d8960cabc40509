package io.zexus.pool.benchmarks.decode;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.sun.management.ThreadMXBean;

import io.zexus.pool.benchmarks.Median;

/**
 * Decodes one document in several ways by turns:
 * {@code LINE SHAPE FILE ROUNDS THREADS VARIANT...}. In each round everyone has a turn,
 * in which all threads decode at once, then everyone has another in reverse order. Prints
 * for each variant the median, over all rounds, of the CPU of the decoding threads in
 * relation to the first one's in the same round, the bytes allocated per document, and
 * the values that its pools retain at the end.
 */
public final class AlternatingRun {

	/** CPU that each variant uses before anything is measured, in nanoseconds. */
	private static final long WARM_UP = 2_000_000_000;

	/** CPU of a thread in a turn, roughly, in nanoseconds. */
	private static final long TURN = 20_000_000;

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final List<Side> sides = new ArrayList<>();

	private final List<Side> order = new ArrayList<>();

	private final ExecutorService decoding;

	private final int threads;

	/** Documents that each thread decodes in a turn. */
	private int documents = 1;

	private volatile Object last = this;

	private AlternatingRun(int threads) {
		this.threads = threads;
		this.decoding = Executors.newFixedThreadPool(threads);
	}

	/** Measures. */
	public static void main(String[] args) throws Exception {
		AlternatingRun run = new AlternatingRun(Integer.parseInt(args[4]));
		for (String variant : List.of(args).subList(5, args.length)) {
			run.sides.add(new Side(new IsolatedDecoder(args[0], variant, args[1], args[2])));
		}
		run.order.addAll(run.sides);
		run.warmUp();
		int rounds = Integer.parseInt(args[3]);
		for (int round = 0; round < rounds; round++) {
			run.round();
		}
		run.print(rounds);
		run.decoding.shutdown();
	}

	private void warmUp() throws Exception {
		Side first = this.sides.get(0);
		int rounds = 0;
		for (long used = 0; used < WARM_UP; used = first.cpu()) {
			round();
			rounds++;
		}
		this.documents = (int) Math.max(1, TURN * 2 * rounds * this.threads / first.cpu());
		this.sides.forEach(Side::forget);
	}

	private void round() throws Exception {
		this.sides.forEach((side) -> side.rounds.add(0.0));
		Collections.rotate(this.order, -1);
		for (Side side : this.order) {
			turn(side);
		}
		Collections.reverse(this.order);
		for (Side side : this.order) {
			turn(side);
		}
		Collections.reverse(this.order);
	}

	private void turn(Side side) throws Exception {
		int round = side.rounds.size() - 1;
		Callable<Used> decoding = () -> decode(side);
		for (Future<Used> future : this.decoding.invokeAll(Collections.nCopies(this.threads, decoding))) {
			Used used = future.get();
			side.rounds.set(round, side.rounds.get(round) + used.nanos);
			side.allocated += used.bytes;
		}
	}

	private Used decode(Side side) throws Exception {
		long bytes = THREADS.getCurrentThreadAllocatedBytes();
		long nanos = THREADS.getCurrentThreadCpuTime();
		for (int i = 0; i < this.documents; i++) {
			this.last = side.decoder.decode();
		}
		return new Used(THREADS.getCurrentThreadCpuTime() - nanos, THREADS.getCurrentThreadAllocatedBytes() - bytes);
	}

	private void print(int rounds) {
		Side first = this.sides.get(0);
		for (Side side : this.sides) {
			List<Double> ratios = IntStream.range(0, rounds)
				.mapToObj((round) -> side.rounds.get(round) / first.rounds.get(round))
				.toList();
			System.out.println(Median.of(ratios) + " " + side.allocated / (2L * rounds * this.threads * this.documents)
					+ " " + side.decoder.retained());
		}
	}

	/** CPU and memory that a thread used. */
	private record Used(long nanos, long bytes) {
	}

	/** A way to decode and what it used. */
	private static final class Side {

		final IsolatedDecoder decoder;

		/** CPU of each round, in nanoseconds. */
		final List<Double> rounds = new ArrayList<>();

		long allocated;

		Side(IsolatedDecoder decoder) {
			this.decoder = decoder;
		}

		long cpu() {
			return this.rounds.stream().mapToLong(Double::longValue).sum();
		}

		void forget() {
			this.rounds.clear();
			this.allocated = 0;
		}

	}

}
