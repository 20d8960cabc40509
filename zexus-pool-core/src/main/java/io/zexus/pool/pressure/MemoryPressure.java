package io.zexus.pool.pressure;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.zexus.pool.ClearCause;

/**
 * Decides when pools are to give memory back, and calls back.
 * <p>
 * By heap, it acts once when usage has risen above the threshold, and not again until it
 * has fallen below: usage is measured after collections, so that one more look without a
 * collection in between says nothing new, and clearing again could only free what the
 * pools took in since. By count, it acts whenever too many objects are pooled. This class
 * is not thread-safe: let one thread look.
 */
public final class MemoryPressure {

	private final LongLivedHeap heap;

	private final double heapThreshold;

	private final long maxPooledObjects;

	private final LongSupplier pooledObjects;

	private final Consumer<Shortage> callback;

	private boolean armed = true;

	/**
	 * Creates a decision.
	 * @param heap the heap to judge by
	 * @param heapThreshold the ratio of its usage above which to act
	 * @param maxPooledObjects the number of pooled objects above which to act
	 * @param pooledObjects tells how many objects are pooled
	 * @param callback called when memory is short, by the thread that looks
	 */
	public MemoryPressure(LongLivedHeap heap, double heapThreshold, long maxPooledObjects, LongSupplier pooledObjects,
			Consumer<Shortage> callback) {
		this.heap = heap;
		this.heapThreshold = heapThreshold;
		this.maxPooledObjects = maxPooledObjects;
		this.pooledObjects = pooledObjects;
		this.callback = callback;
	}

	/**
	 * Looks at the heap and the number of pooled objects. Calls back at most once.
	 */
	public void look() {
		HeapUsage usage = this.heap.usage();
		long pooled = this.pooledObjects.getAsLong();
		if (risenAboveThreshold(usage.ratio())) {
			this.callback.accept(new Shortage(ClearCause.HEAP, pooled, usage));
		}
		else if (pooled > this.maxPooledObjects) {
			this.callback.accept(new Shortage(ClearCause.COUNT, pooled, usage));
		}
	}

	private boolean risenAboveThreshold(double ratio) {
		if (ratio < this.heapThreshold) {
			this.armed = true;
		}
		boolean risen = this.armed && ratio > this.heapThreshold;
		this.armed &= !risen;
		return risen;
	}

	/**
	 * To be called after a full collection when that alone is reason enough. Calls back.
	 */
	public void collected() {
		this.callback.accept(new Shortage(ClearCause.GC, this.pooledObjects.getAsLong(), this.heap.usage()));
	}

}
