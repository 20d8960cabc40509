package io.zexus.pool.examples;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.ObjectPool;
import io.zexus.pool.Pool;
import io.zexus.pool.PoolStats;

/**
 * A pool of one's own: arrays of a fixed size as tuples, one {@link ObjectPool} for each
 * size from 0 to 16. Register it, and the manager counts, clears and switches it:
 *
 * <pre>{@code
 * MemoryPoolManager.builder().pool("tuple", new TuplePool(100)).build();
 * }</pre>
 */
final class TuplePool implements Pool {

	private static final int LARGEST = 16;

	private final List<ObjectPool<@Nullable Object[]>> pools;

	TuplePool(int capacityPerSize) {
		this.pools = IntStream.rangeClosed(0, LARGEST)
			.mapToObj((size) -> ObjectPool.<@Nullable Object[]>builder(() -> new Object[size])
				.reset((tuple) -> Arrays.fill(tuple, null))
				.maxSize(capacityPerSize)
				.build())
			.toList();
	}

	@Nullable Object[] acquire(int size) {
		return (size <= LARGEST) ? this.pools.get(size).acquire() : new Object[size];
	}

	boolean release(@Nullable Object[] tuple) {
		return tuple.length <= LARGEST && this.pools.get(tuple.length).release(tuple);
	}

	@Override
	public PoolStats stats() {
		return this.pools.stream().map(ObjectPool::stats).reduce(TuplePool::sum).orElseThrow();
	}

	private static PoolStats sum(PoolStats a, PoolStats b) {
		return new PoolStats(a.hits() + b.hits(), a.misses() + b.misses(), a.allocations() + b.allocations(),
				a.releases() + b.releases(), a.evictions() + b.evictions(), a.poolSize() + b.poolSize(),
				a.capacity() + b.capacity());
	}

	@Override
	public void clear() {
		this.pools.forEach(ObjectPool::clear);
	}

	@Override
	public int capacity() {
		return this.pools.stream().mapToInt(ObjectPool::capacity).sum();
	}

	@Override
	public void enable(boolean enabled) {
		this.pools.forEach((pool) -> pool.enable(enabled));
	}

}
