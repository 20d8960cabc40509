package io.zexus.pool.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.IntegerPool;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;
import io.zexus.pool.PoolStats;
import io.zexus.pool.StringPool;
import io.zexus.pool.internal.concurrent.PerThreadGroup;
import io.zexus.pool.internal.table.StringTables;
import io.zexus.pool.internal.table.Tables;

/**
 * A decoded property: whether pooling its values pays, as far as all threads have learnt.
 * <p>
 * This class is thread-safe. Samples are taken under a lock that nobody waits for; what
 * is concluded of them is read without synchronisation.
 */
public final class Property {

	/** Share of its capacity that a pool retains at least once it has been full. */
	private static final double FULL = 0.95;

	final Governor governor;

	final StringPool strings;

	final Tables<String> tables;

	final IntegerPool numbers;

	private final Path path;

	private final Pool pool;

	private final Policy policy;

	private final ReentrantLock sampling = new ReentrantLock();

	private @Nullable Sketch sketch;

	boolean pooling;

	private double repeats;

	private long distinct;

	/** Bytes of each value that were of a copy, on average. */
	private double copyBytes;

	/** Guarded by itself. */
	private final List<Gate> gates = new ArrayList<>();

	/** For threads that decode without a {@link Decoder}. */
	private final PerThreadGroup<Gate> shared = new PerThreadGroup<>((group) -> gate(null));

	private volatile @Nullable Property numbersHere;

	/** Creates a property that nothing is known of. */
	Property(Governor governor, Path path, Policy policy) {
		this.governor = governor;
		this.path = path;
		this.strings = governor.pools().strPool();
		this.tables = StringTables.of(this.strings);
		this.numbers = governor.pools().intPool();
		this.pool = path.numbers() ? this.numbers : this.strings;
		this.policy = policy;
		this.pooling = policy.poolsAtFirst();
	}

	/**
	 * Returns an equal string, a pooled one when that pays.
	 * @param value the string
	 * @return the argument or one that equals it
	 */
	public String get(String value) {
		Gate gate = this.shared.mine();
		return gate.wants() ? gate.get(value) : value;
	}

	/**
	 * Returns an equal number, a pooled one when that pays and there is a pool for it.
	 * @param value the number
	 * @return the argument or one that equals it
	 */
	public Number get(Number value) {
		return numbers().shared.mine().get(value);
	}

	/** Returns an equal value from the pool of its type, itself if there is none. */
	Object getValue(Object value) {
		return this.governor.getValue(value);
	}

	/** Returns the numbers that stand where these strings do. */
	Property numbers() {
		Property numbers = this.numbersHere;
		if (numbers == null) {
			numbers = this.path.numbers() ? this : this.governor.sibling(this.path.ofNumbers(), this.policy);
			this.numbersHere = numbers;
		}
		return numbers;
	}

	/** Returns the strings at a place of the arrays that are here. */
	Property column(int index) {
		return this.governor.sibling(this.path.ofColumn(index), this.policy);
	}

	Path path() {
		return this.path;
	}

	boolean isOpen() {
		return this.governor.pools().isPoolEnabled(this.path.numbers() ? MemoryPoolManager.INT : MemoryPoolManager.STR);
	}

	/** Returns a new gate, whose counts are of this property from now on. */
	Gate gate(@Nullable Decoder decoder) {
		Gate gate = new Gate(this, decoder);
		synchronized (this.gates) {
			this.gates.add(gate);
		}
		return gate;
	}

	/**
	 * Takes a sample, unless another thread does just now, and decides anew once there
	 * are enough.
	 * @param footprint bytes of the value, zero when it is not pooled whatever its hash
	 * @return whether there were enough
	 */
	boolean observe(long hash, int footprint) {
		if (!this.sampling.tryLock()) {
			return false;
		}
		try {
			Sketch sketch = this.sketch;
			if (sketch == null) {
				sketch = new Sketch(Gate.WINDOW);
				this.sketch = sketch;
			}
			if (footprint > 0) {
				sketch.add(hash, footprint);
			}
			else {
				sketch.addTooLong();
			}
			if (sketch.isFull()) {
				this.sketch = null;
				conclude(sketch);
				return true;
			}
			return false;
		}
		finally {
			this.sampling.unlock();
		}
	}

	private void conclude(Sketch sketch) {
		boolean first = this.distinct == 0;
		boolean before = this.pooling;
		this.repeats = sketch.hitRatio();
		this.distinct = sketch.distinctEstimate();
		this.copyBytes = sketch.copyBytes();
		PoolStats stats = this.pool.stats();
		boolean full = stats.poolSize() >= FULL * stats.capacity();
		this.pooling = this.policy.pools(this.repeats, this.distinct, stats.capacity(), full);
		if (first || this.pooling != before) {
			this.governor.decided(this);
		}
	}

	/** Returns whether hardly any value has come so far. */
	boolean isNewcomer() {
		return sum(Gate::seen) < Gate.NEWCOMER;
	}

	long lookups() {
		return sum(Gate::asked);
	}

	long savedBytes() {
		return sum(Gate::savedBytes);
	}

	private long sum(ToLongFunction<Gate> count) {
		synchronized (this.gates) {
			return this.gates.stream().mapToLong(count).sum();
		}
	}

	long seen() {
		return sum(Gate::seen);
	}

	long hits() {
		return sum(Gate::hits);
	}

	/** Returns the share of values that repeat, negative when that is not known. */
	double repeats() {
		return (this.distinct > 0) ? this.repeats : -1;
	}

	/** Returns the estimate of distinct values, zero when that is not known. */
	long distinct() {
		return this.distinct;
	}

	/** Returns the bytes of copies that came, zero when that is not known. */
	double copyBytes() {
		return seen() * this.copyBytes;
	}

	boolean isPooling() {
		return this.pooling && isOpen();
	}

}
