package io.zexus.pool;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.IIJ_Result;
import org.openjdk.jcstress.infra.results.IZ_Result;
import org.openjdk.jcstress.infra.results.ZII_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;

/**
 * Races on the pool of values of any type, and so on the table behind all of them.
 */
public final class ValuePoolStressTests {

	private ValuePoolStressTests() {
	}

	private static ValuePool<Value> poolOf(int capacity) {
		return ValuePool.<Value>builder().maxSize(capacity).build();
	}

	/**
	 * One thread brings a value and another finds it.
	 */
	@JCStressTest
	@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the value of the other thread, complete")
	@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "its own value")
	@State
	public static class Publication {

		private final ValuePool<Value> pool = poolOf(4);

		@Actor
		public void bring() {
			this.pool.get(new Value(7, 1));
		}

		@Actor
		public void find(II_Result result) {
			Value found = this.pool.get(new Value(7, 2));
			result.r1 = found.made.by;
			result.r2 = found.again;
		}

	}

	/**
	 * Two threads bring equal values when the bucket that these belong to is full.
	 */
	@JCStressTest
	@Outcome(id = "true, 9", expect = Expect.ACCEPTABLE, desc = "one instance for both")
	@State
	public static class SameNewValueOfACrowdedHashCode {

		private final ValuePool<Value> pool = poolOf(16);

		private Value first = new Value(0, 0);

		private Value second = new Value(0, 0);

		public SameNewValueOfACrowdedHashCode() {
			for (int i = 0; i < 8; i++) {
				this.pool.get(new Value(100 + i, 0));
			}
		}

		@Actor
		public void first() {
			this.first = this.pool.get(new Value(200, 1));
		}

		@Actor
		public void second() {
			this.second = this.pool.get(new Value(200, 2));
		}

		@Arbiter
		public void check(ZI_Result result) {
			result.r1 = this.first == this.second;
			result.r2 = this.pool.stats().poolSize();
		}

	}

	/**
	 * One thread brings a value while another clears.
	 */
	@JCStressTest
	@Outcome(id = "0, false", expect = Expect.ACCEPTABLE, desc = "brought, then cleared")
	@Outcome(id = "1, true", expect = Expect.ACCEPTABLE, desc = "cleared, then brought")
	@State
	public static class ClearAgainstGet {

		private final ValuePool<Value> pool = poolOf(4);

		private Value brought = new Value(0, 0);

		@Actor
		public void get() {
			this.brought = this.pool.get(new Value(7, 1));
		}

		@Actor
		public void clear() {
			this.pool.clear();
		}

		@Arbiter
		public void check(IZ_Result result) {
			result.r1 = this.pool.stats().poolSize();
			result.r2 = this.pool.get(new Value(7, 2)) == this.brought;
		}

	}

	/**
	 * One thread asks twice for a value that is there while another clears.
	 */
	@JCStressTest
	@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "found twice, then cleared")
	@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "found, cleared, brought")
	@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "cleared, brought, found")
	@State
	public static class ClearAgainstHits {

		private final ValuePool<Value> pool = poolOf(4);

		public ClearAgainstHits() {
			this.pool.get(new Value(7, 1));
		}

		@Actor
		public void get(II_Result result) {
			result.r1 = this.pool.get(new Value(7, 2)).again;
			result.r2 = this.pool.get(new Value(7, 2)).again;
		}

		@Actor
		public void clear() {
			this.pool.clear();
		}

	}

	/**
	 * One thread brings a value while another switches the pool off.
	 */
	@JCStressTest
	@Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "off, then bypassed")
	@Outcome(id = "0, [01], 1", expect = Expect.ACCEPTABLE, desc = "counted, in time or not to be retained")
	@State
	public static class DisableAgainstGet {

		private final ValuePool<Value> pool = poolOf(4);

		@Actor
		public void get() {
			this.pool.get(new Value(7, 1));
		}

		@Actor
		public void disable() {
			this.pool.enable(false);
		}

		@Arbiter
		public void check(IIJ_Result result) {
			PoolStats stats = this.pool.stats();
			result.r1 = stats.poolSize();
			result.r2 = (int) stats.allocations();
			result.r3 = stats.hits() + stats.misses();
		}

	}

	/**
	 * One thread asks for a value while another switches the pool off and on.
	 */
	@JCStressTest
	@Outcome(id = "true, 0, 7", expect = Expect.ACCEPTABLE, desc = "asked before it was on again")
	@Outcome(id = "true, 1, 7", expect = Expect.ACCEPTABLE, desc = "asked when it was on again")
	@State
	public static class OffAndOnAgainstGet {

		private final ValuePool<Value> pool = poolOf(4);

		private int key;

		public OffAndOnAgainstGet() {
			this.pool.get(new Value(7, 1));
		}

		@Actor
		public void get() {
			this.key = this.pool.get(new Value(7, 2)).key;
		}

		@Actor
		public void switchOffAndOn() {
			this.pool.enable(false);
			this.pool.enable(true);
		}

		@Arbiter
		public void check(ZII_Result result) {
			result.r2 = this.pool.stats().poolSize();
			result.r3 = this.key;
			result.r1 = this.pool.get(new Value(7, 3)) == this.pool.get(new Value(7, 4));
		}

	}

	/**
	 * Two threads bring values that the pool has no room for, and look at its size.
	 */
	@JCStressTest
	@Outcome(id = "2, 2, 2", expect = Expect.ACCEPTABLE, desc = "full at every moment, never more")
	@State
	public static class SizeBound {

		private final ValuePool<Value> pool = poolOf(2);

		public SizeBound() {
			this.pool.get(new Value(1, 1));
			this.pool.get(new Value(2, 1));
		}

		@Actor
		public void first(IIJ_Result result) {
			this.pool.get(new Value(3, 1));
			result.r1 = this.pool.stats().poolSize();
		}

		@Actor
		public void second(IIJ_Result result) {
			this.pool.get(new Value(4, 1));
			result.r2 = this.pool.stats().poolSize();
		}

		@Arbiter
		public void check(IIJ_Result result) {
			PoolStats stats = this.pool.stats();
			result.r3 = stats.allocations() - stats.evictions();
		}

	}

	/**
	 * One thread asks for a value while another's new value takes its place.
	 */
	@JCStressTest
	@Outcome(id = "7, 1, 3", expect = Expect.ACCEPTABLE, desc = "the right content, whoever comes first")
	@State
	public static class EvictionAgainstHit {

		private final ValuePool<Value> pool = poolOf(1);

		public EvictionAgainstHit() {
			this.pool.get(new Value(7, 1));
		}

		@Actor
		public void hit(IIJ_Result result) {
			result.r1 = this.pool.get(new Value(7, 2)).key;
		}

		@Actor
		public void evict() {
			this.pool.get(new Value(8, 1));
		}

		@Arbiter
		public void check(IIJ_Result result) {
			PoolStats stats = this.pool.stats();
			result.r2 = stats.poolSize();
			result.r3 = stats.hits() + stats.misses();
		}

	}

	/**
	 * One thread asks twice for a value while another gives the pool more room, and less.
	 */
	@JCStressTest
	@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "the one instance, wherever it is")
	@State
	public static class ResizeAgainstHits {

		private final ValuePool<Value> pool = poolOf(4);

		public ResizeAgainstHits() {
			this.pool.get(new Value(7, 1));
		}

		@Actor
		public void get(IIJ_Result result) {
			result.r1 = this.pool.get(new Value(7, 2)).again;
			result.r2 = this.pool.get(new Value(7, 3)).again;
		}

		@Actor
		public void resize() {
			this.pool.resize(40);
			this.pool.resize(2);
		}

		@Arbiter
		public void check(IIJ_Result result) {
			result.r3 = this.pool.stats().poolSize();
		}

	}

	/**
	 * Two threads bring equal values while a third resizes the pool.
	 */
	@JCStressTest
	@Outcome(id = "true, 1", expect = Expect.ACCEPTABLE, desc = "one instance for both")
	@State
	public static class ResizeAgainstSameNewValue {

		private final ValuePool<Value> pool = poolOf(4);

		private Value first = new Value(0, 0);

		private Value second = new Value(0, 0);

		@Actor
		public void first() {
			this.first = this.pool.get(new Value(7, 1));
		}

		@Actor
		public void second() {
			this.second = this.pool.get(new Value(7, 2));
		}

		@Actor
		public void resize() {
			this.pool.resize(40);
		}

		@Arbiter
		public void check(ZI_Result result) {
			result.r1 = this.first == this.second;
			result.r2 = this.pool.stats().poolSize();
		}

	}

	/**
	 * One thread clears a pool while another resizes it.
	 */
	@JCStressTest
	@Outcome(id = "0, 40", expect = Expect.ACCEPTABLE, desc = "empty, of the new capacity")
	@State
	public static class ResizeAgainstClear {

		private final ValuePool<Value> pool = poolOf(4);

		public ResizeAgainstClear() {
			this.pool.get(new Value(7, 1));
		}

		@Actor
		public void clear() {
			this.pool.clear();
		}

		@Actor
		public void resize() {
			this.pool.resize(40);
		}

		@Arbiter
		public void check(II_Result result) {
			result.r1 = this.pool.stats().poolSize();
			result.r2 = this.pool.stats().capacity();
		}

	}

	/**
	 * One thread shrinks a pool while another brings a value.
	 */
	@JCStressTest
	@Outcome(id = "2, 3", expect = Expect.ACCEPTABLE, desc = "as many as there may be")
	@State
	public static class ShrinkAgainstGet {

		private final ValuePool<Value> pool = poolOf(4);

		public ShrinkAgainstGet() {
			this.pool.get(new Value(1, 1));
			this.pool.get(new Value(2, 1));
		}

		@Actor
		public void get() {
			this.pool.get(new Value(3, 1));
		}

		@Actor
		public void shrink() {
			this.pool.resize(2);
		}

		@Arbiter
		public void check(II_Result result) {
			PoolStats stats = this.pool.stats();
			result.r1 = stats.poolSize();
			result.r2 = (int) stats.misses();
		}

	}

	/**
	 * One thread asks twice for a value that is in use while another relieves the pool.
	 */
	@JCStressTest
	@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "the one instance, however it is held")
	@State
	public static class RelieveAgainstHits {

		private final ValuePool<Value> pool = poolOf(4);

		private final Value held = this.pool.get(new Value(7, 1));

		@Actor
		public void get(IIJ_Result result) {
			result.r1 = this.pool.get(new Value(7, 2)).again;
			result.r2 = this.pool.get(new Value(7, 3)).again;
		}

		@Actor
		public void relieve() {
			this.pool.relieve();
		}

		@Arbiter
		public void check(IIJ_Result result) {
			result.r3 = this.held.again;
		}

	}

	/** Equal by its key, and telling who made it; immutable, as the pool demands. */
	static final class Value {

		final int key;

		final Maker made;

		final int again;

		Value(int key, int maker) {
			this.key = key;
			this.made = new Maker(maker);
			this.again = maker;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Value value && value.key == this.key;
		}

		@Override
		public int hashCode() {
			return (this.key < 100) ? this.key : 100;
		}

	}

	/** One more reference to follow. */
	static final class Maker {

		final int by;

		Maker(int by) {
			this.by = by;
		}

	}

}
