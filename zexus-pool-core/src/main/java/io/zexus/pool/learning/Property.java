package io.zexus.pool.learning;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.IntegerPool;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;
import io.zexus.pool.PoolStats;
import io.zexus.pool.PropertyStats;
import io.zexus.pool.StringPool;
import io.zexus.pool.internal.concurrent.PerThreadGroup;

/**
 * A decoded property: whether pooling its values pays, as far as all threads have learnt.
 * <p>
 * This class is thread-safe. Samples are taken under a lock that nobody waits for; what
 * is concluded of them is read without synchronisation.
 */
public final class Property {

	/** Share of its capacity that a pool retains at least once it has been full. */
	private static final double FULL = 0.95;

	private final String name;

	final StringPool strings;

	final IntegerPool numbers;

	private final Pool pool;

	private final Policy policy;

	private final PerThreadGroup<PropertyPool> pools;

	private final ReentrantLock sampling = new ReentrantLock();

	private @Nullable Sketch sketch;

	boolean pooling;

	private double savedPerValue;

	private double hitRatio;

	private long distinct;

	/**
	 * Creates a property that nothing is known of.
	 * @param pool name of the pool that its values go to
	 * @param hints for all properties, as equal values are found in one place
	 */
	Property(String name, MemoryPoolManager pools, String pool, Policy policy, PerThreadGroup<StringPool.Hint> hints) {
		this.name = name;
		this.strings = pools.strPool();
		this.numbers = pools.intPool();
		this.pool = pool.equals(MemoryPoolManager.INT) ? this.numbers : this.strings;
		this.policy = policy;
		this.pools = new PerThreadGroup<>((stripe) -> new PropertyPool(this, hints.mine()));
		this.pooling = policy != Policy.WHERE_IT_PAYS;
	}

	/**
	 * Returns the pools for the values that the current thread decodes.
	 * @return the pools, to be asked for again by another thread
	 */
	public PropertyPool mine() {
		return this.pools.mine();
	}

	/** Returns the pools as a group of threads sees them, {@code null} for none yet. */
	@Nullable PropertyPool at(int stripe) {
		return this.pools.at(stripe);
	}

	/** Returns whether values are pooled after a look at some, not only until then. */
	boolean pays() {
		return this.pooling && this.distinct > 0;
	}

	/** Returns whether hardly any value has come so far. */
	boolean isNewcomer() {
		return this.pools.all().stream().allMatch(PropertyPool::isNewcomer);
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
				sketch = new Sketch(PropertyPool.WINDOW);
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
		this.hitRatio = sketch.hitRatio();
		this.distinct = sketch.distinctEstimate();
		this.savedPerValue = sketch.savedBytes();
		PoolStats stats = this.pool.stats();
		boolean full = stats.poolSize() >= FULL * stats.capacity();
		this.pooling = this.policy.pools(this.hitRatio, this.distinct, stats.capacity(), full);
	}

	/**
	 * Returns the bytes that a pooled value saves on average, zero until that is known.
	 */
	double savedPerValue() {
		return this.savedPerValue;
	}

	PropertyStats stats() {
		List<PropertyPool> pools = this.pools.all();
		long lookups = pools.stream().mapToLong(PropertyPool::seen).sum();
		double saved = pools.stream().mapToDouble(PropertyPool::saved).sum();
		return new PropertyStats(this.name, lookups, 100 * this.hitRatio, this.distinct, this.pooling,
				Math.round(saved));
	}

}
