package io.zexus.pool.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.zexus.pool.LeakDetection;
import io.zexus.pool.Lease;
import io.zexus.pool.ListPool;
import io.zexus.pool.ObjectPool;
import io.zexus.pool.PooledList;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Acquires and releases an object, which needs no resetting, and does the same with lists
 * of ten as leak detection looks harder.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LeaseBenchmark {

	private static final int SIZE = 10;

	@Param("OBJECT")
	public Peer peer;

	private Consumer<Blackhole> subject;

	/** Creates the peer. */
	@Setup
	public void prepare() {
		this.subject = this.peer.factory.get();
	}

	/** Acquires and releases once. */
	@Benchmark
	public void use(Blackhole blackhole) {
		this.subject.accept(blackhole);
	}

	private static Consumer<Blackhole> lists(LeakDetection detection) {
		ListPool pool = new ListPool(ListPool.DEFAULT_CAPACITY, detection);
		return (blackhole) -> {
			PooledList<Object> list = pool.acquire(SIZE);
			blackhole.consume(list);
			pool.release(list);
		};
	}

	private static Consumer<Blackhole> objects(LeakDetection detection) {
		ObjectPool<StringBuilder> pool = ObjectPool.builder(StringBuilder::new).leakDetection(detection).build();
		return (blackhole) -> {
			StringBuilder object = pool.acquire();
			blackhole.consume(object);
			pool.release(object);
		};
	}

	private static Consumer<Blackhole> leases() {
		ObjectPool<StringBuilder> pool = ObjectPool.builder(StringBuilder::new).build();
		return (blackhole) -> {
			try (Lease<StringBuilder> lease = pool.lease()) {
				blackhole.consume(lease.get());
			}
		};
	}

	private static Consumer<Blackhole> commons() {
		GenericObjectPool<StringBuilder> pool = new GenericObjectPool<>(new BasePooledObjectFactory<>() {

			@Override
			public StringBuilder create() {
				return new StringBuilder();
			}

			@Override
			public PooledObject<StringBuilder> wrap(StringBuilder object) {
				return new DefaultPooledObject<>(object);
			}

		});
		return (blackhole) -> {
			try {
				StringBuilder object = pool.borrowObject();
				blackhole.consume(object);
				pool.returnObject(object);
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		};
	}

	/** The ways to borrow something. */
	public enum Peer {

		/** This project's object pool. */
		OBJECT("Zexus ObjectPool", () -> objects(LeakDetection.OFF)),

		/** The same, looking for some leaks. */
		OBJECT_SAMPLED("Zexus ObjectPool, leaks sampled", () -> objects(LeakDetection.SAMPLED)),

		/** The same, by lease. */
		LEASE("Zexus ObjectPool, lease", LeaseBenchmark::leases),

		/** Apache Commons Pool 2 with its defaults. */
		COMMONS_POOL("Commons Pool 2", LeaseBenchmark::commons),

		/** This project's list pool. */
		LIST("Zexus ListPool, n = 10, not filled", () -> lists(LeakDetection.OFF)),

		/** The same, looking for some leaks. */
		LIST_SAMPLED("Zexus ListPool, leaks sampled", () -> lists(LeakDetection.SAMPLED)),

		/** The same, looking for every leak. */
		LIST_ALL("Zexus ListPool, all leaks", () -> lists(LeakDetection.ALL));

		private final String label;

		private final Supplier<Consumer<Blackhole>> factory;

		Peer(String label, Supplier<Consumer<Blackhole>> factory) {
			this.label = label;
			this.factory = factory;
		}

		String label() {
			return this.label;
		}

	}

}
