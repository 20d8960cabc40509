package io.zexus.pool.benchmarks;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Gets a list of {@code size} nulls, sets each element, and gives the list back so that
 * the next one finds nulls again.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ListBenchmark {

	@Param("ZEXUS")
	public ListPeer peer;

	@Param("10")
	public int size;

	private ListPeer.Lists lists;

	/** Creates the peer. */
	@Setup
	public void prepare() {
		this.lists = this.peer.create(this.size);
	}

	/** Stops its threads. */
	@TearDown
	public void close() throws Exception {
		this.lists.close();
	}

	/** Acquires, fills and releases one list. */
	@Benchmark
	public void use(Blackhole blackhole) throws Exception {
		this.lists.use(this.size, blackhole);
	}

}
