package io.zexus.pool.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import io.zexus.pool.StringPool;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Looks up 500 strings by characters or bytes in a buffer, as a decoder does, beside
 * making each string first. Every call is a hit.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CharsBenchmark {

	private static final int BATCH = 1 << 13;

	private static final int DISTINCT = 500;

	private final StringPool pool = new StringPool(DISTINCT);

	private char[][] chars;

	private byte[][] bytes;

	/** Prepares the buffers, and a pool that holds the strings. */
	@Setup
	public void prepare() {
		String[] strings = Texts.distinct(DISTINCT);
		int[] order = Streams.uniform(DISTINCT, BATCH, 1);
		this.chars = new char[BATCH][];
		this.bytes = new byte[BATCH][];
		for (int i = 0; i < BATCH; i++) {
			String string = strings[order[i]];
			this.pool.get(string);
			this.chars[i] = string.toCharArray();
			this.bytes[i] = string.getBytes(StandardCharsets.UTF_8);
		}
	}

	/** Looks up characters. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public void chars(Blackhole blackhole) {
		for (char[] chars : this.chars) {
			blackhole.consume(this.pool.get(chars, 0, chars.length));
		}
	}

	/** Looks up UTF-8 bytes. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public void utf8(Blackhole blackhole) {
		for (byte[] bytes : this.bytes) {
			blackhole.consume(this.pool.get(bytes, 0, bytes.length));
		}
	}

	/** Looks up a string made of the characters. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public void newStringOfChars(Blackhole blackhole) {
		for (char[] chars : this.chars) {
			blackhole.consume(this.pool.get(new String(chars, 0, chars.length)));
		}
	}

	/** Looks up a string made of the bytes. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public void newStringOfUtf8(Blackhole blackhole) {
		for (byte[] bytes : this.bytes) {
			blackhole.consume(this.pool.get(new String(bytes, 0, bytes.length, StandardCharsets.UTF_8)));
		}
	}

}
