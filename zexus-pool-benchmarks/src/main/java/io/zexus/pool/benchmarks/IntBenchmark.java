package io.zexus.pool.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zexus.pool.IntegerPool;
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

/**
 * Looks up 1,000 random integers, none of which {@link Integer#valueOf} caches. Every
 * call is a hit. Were they evenly spaced, hash maps, which take integers for their own
 * hashes, would hardly have two in one place.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class IntBenchmark {

	private static final int BATCH = 1 << 13;

	private static final int DISTINCT = 1000;

	/** None is smaller. */
	private static final int SMALLEST = 1000;

	@Param("ZEXUS")
	public Peer peer;

	/** Batches in the order of calls, which is repeated. */
	@Param("1")
	public int batches;

	private int[] stream;

	private int next;

	private IntFunction<Integer> subject;

	/** Prepares the integers, and a peer that holds them. */
	@Setup
	public void prepare() {
		this.stream = Streams.uniform(DISTINCT, BATCH * this.batches, 1);
		this.subject = this.peer.factory.get();
		int[] integers = new SplittableRandom(DISTINCT).ints(SMALLEST, Integer.MAX_VALUE)
			.distinct()
			.limit(DISTINCT)
			.toArray();
		for (int i = 0; i < this.stream.length; i++) {
			this.stream[i] = integers[this.stream[i]];
			this.subject.apply(this.stream[i]);
		}
	}

	/** Looks up the next integers of the stream. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public void get(Blackhole blackhole) {
		IntFunction<Integer> subject = this.subject;
		int[] stream = this.stream;
		int from = this.next;
		for (int i = from; i < from + BATCH; i++) {
			blackhole.consume(subject.apply(stream[i]));
		}
		this.next = (from + BATCH < stream.length) ? from + BATCH : 0;
	}

	/** The ways to get an {@link Integer}. */
	public enum Peer {

		/** This project, with exact statistics. */
		ZEXUS("Zexus IntegerPool", () -> new IntegerPool(DISTINCT)::get),

		/** Grows for ever; no statistics. */
		CONCURRENT_HASH_MAP("ConcurrentHashMap", () -> {
			ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
			return (value) -> {
				Integer key = value;
				Integer known = map.get(key);
				if (known != null) {
					return known;
				}
				Integer raced = map.putIfAbsent(key, key);
				return (raced != null) ? raced : key;
			};
		}),

		/** A cache of Caffeine, with its statistics. */
		CAFFEINE("Caffeine, recordStats", () -> {
			Cache<Integer, Integer> cache = Caffeine.newBuilder().maximumSize(DISTINCT).recordStats().build();
			return (value) -> cache.get(value, (absent) -> absent);
		}),

		/** A new object for each call. */
		BOXING("boxing", () -> Integer::valueOf);

		private final String label;

		private final Supplier<IntFunction<Integer>> factory;

		Peer(String label, Supplier<IntFunction<Integer>> factory) {
			this.label = label;
			this.factory = factory;
		}

		String label() {
			return this.label;
		}

	}

}
