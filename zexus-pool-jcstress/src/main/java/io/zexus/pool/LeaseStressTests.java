package io.zexus.pool;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZJ_Result;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/**
 * Races on the list and object pools, through the public API.
 */
public final class LeaseStressTests {

	private LeaseStressTests() {
	}

	/**
	 * Two threads release the same list.
	 */
	@JCStressTest
	@Outcome(id = { "true, false, 1", "false, true, 1" }, expect = Expect.ACCEPTABLE, desc = "one release counts")
	@State
	public static class ListReleasedTwice {

		private final ListPool pool = new ListPool(4);

		private final PooledList<Object> list = this.pool.acquire(2);

		@Actor
		public void first(ZZJ_Result result) {
			result.r1 = this.pool.release(this.list);
		}

		@Actor
		public void second(ZZJ_Result result) {
			result.r2 = this.pool.release(this.list);
		}

		@Arbiter
		public void check(ZZJ_Result result) {
			PoolStats stats = this.pool.stats();
			result.r3 = (stats.releases() == stats.poolSize()) ? stats.releases() : -1;
		}

	}

	/**
	 * A thread goes on writing to a list while another one releases it and is lent the
	 * storage.
	 */
	@JCStressTest
	@Outcome(id = "true, true, true", expect = Expect.ACCEPTABLE, desc = "the next owner sees nothing of it")
	@State
	public static class ListWrittenWhileReleased {

		private final ListPool pool = new ListPool(4);

		private final PooledList<Object> list = this.pool.acquire(1);

		private PooledList<Object> next = this.list;

		@Actor
		public void write() {
			try {
				this.list.set(0, "first"); // from now on this thread owns the list
				this.list.set(0, "stale");
			}
			catch (IllegalStateException ex) {
				// released
			}
		}

		@Actor
		public void release(ZZZ_Result result) {
			result.r1 = this.pool.release(this.list);
			this.next = this.pool.acquire(1);
			result.r2 = this.next.get(0) == null;
		}

		@Arbiter
		public void check(ZZZ_Result result) {
			result.r3 = this.next.get(0) == null && this.pool.outstanding() == 1;
		}

	}

	/**
	 * The same, and the list grows.
	 */
	@JCStressTest
	@Outcome(id = "true, true, true", expect = Expect.ACCEPTABLE, desc = "the list has ended for good")
	@State
	public static class ListGrownWhileReleased {

		private final ListPool pool = new ListPool(4);

		private final PooledList<Object> list = this.pool.acquire(0);

		private PooledList<Object> next = this.list;

		@Actor
		public void grow() {
			try {
				this.list.add("first");
				this.list.add("stale");
			}
			catch (IllegalStateException ex) {
				// released
			}
		}

		@Actor
		public void release(ZZZ_Result result) {
			result.r1 = this.pool.release(this.list);
			this.next = this.pool.acquire(0);
			result.r2 = this.next.isEmpty();
		}

		@Arbiter
		public void check(ZZZ_Result result) {
			result.r3 = this.next.isEmpty() && !this.pool.release(this.list) && this.pool.outstanding() == 1;
		}

	}

	/**
	 * A thread goes on reading a list while another one releases it, is lent the storage
	 * and writes to it.
	 */
	@JCStressTest
	@Outcome(id = "true, true, true", expect = Expect.ACCEPTABLE, desc = "its own element, or refused")
	@State
	public static class ListReadWhileReleased {

		private final ListPool pool = new ListPool(4);

		private final PooledList<Object> list = this.pool.acquire(1);

		private PooledList<Object> next = this.list;

		public ListReadWhileReleased() {
			this.list.set(0, "mine");
		}

		@Actor
		public void read(ZZZ_Result result) {
			result.r1 = true;
			try {
				result.r1 = this.list.get(0) == "mine";
			}
			catch (IllegalStateException ex) {
				// released
			}
		}

		@Actor
		public void release(ZZZ_Result result) {
			this.list.set(0, "mine");
			result.r2 = this.pool.release(this.list);
			this.next = this.pool.acquire(1);
			this.next.set(0, "another's");
		}

		@Arbiter
		public void check(ZZZ_Result result) {
			result.r3 = this.next.get(0) == "another's";
		}

	}

	/**
	 * Two threads release the same object.
	 */
	@JCStressTest
	@Outcome(id = { "true, false, 1", "false, true, 1" }, expect = Expect.ACCEPTABLE, desc = "one release counts")
	@State
	public static class ObjectReleasedTwice {

		private final ObjectPool<Object> pool = ObjectPool.builder(Object::new).build();

		private final Object object = this.pool.acquire();

		@Actor
		public void first(ZZJ_Result result) {
			result.r1 = this.pool.release(this.object);
		}

		@Actor
		public void second(ZZJ_Result result) {
			result.r2 = this.pool.release(this.object);
		}

		@Arbiter
		public void check(ZZJ_Result result) {
			PoolStats stats = this.pool.stats();
			result.r3 = (stats.releases() == stats.poolSize()) ? stats.releases() : -1;
		}

	}

	/**
	 * Two threads close the same lease.
	 */
	@JCStressTest
	@Outcome(id = "true, true, true", expect = Expect.ACCEPTABLE, desc = "one close counts")
	@State
	public static class LeaseClosedTwice {

		private final ObjectPool<Object> pool = ObjectPool.builder(Object::new).build();

		private final Lease<Object> lease = this.pool.lease();

		@Actor
		public void first() {
			this.lease.close();
		}

		@Actor
		public void second() {
			this.lease.close();
		}

		@Arbiter
		public void check(ZZZ_Result result) {
			result.r1 = this.pool.stats().releases() == 1;
			result.r2 = this.pool.stats().poolSize() == 1;
			result.r3 = this.pool.outstanding() == 0;
		}

	}

	/**
	 * A thread releases a list that another one acquired and filled, while a third
	 * acquires one.
	 */
	@JCStressTest
	@Outcome(id = { "true, true, 1" }, expect = Expect.ACCEPTABLE, desc = "it came before the release, or after")
	@State
	public static class ListReturnedByAnotherThread {

		private final ListPool pool = new ListPool(4);

		private final PooledList<Object> list = this.pool.acquire(1);

		public ListReturnedByAnotherThread() {
			this.list.set(0, "value");
		}

		@Actor
		public void release(ZZJ_Result result) {
			result.r1 = this.pool.release(this.list);
		}

		@Actor
		public void acquire(ZZJ_Result result) {
			PooledList<Object> acquired = this.pool.acquire(1);
			result.r2 = acquired.get(0) == null && acquired.size() == 1;
		}

		@Arbiter
		public void check(ZZJ_Result result) {
			PoolStats stats = this.pool.stats();
			result.r3 = (stats.hits() + stats.poolSize() == 1) ? this.pool.outstanding() : -1;
		}

	}

	/**
	 * An object goes back, and its content is seen by whoever is given it next.
	 */
	@JCStressTest
	@Outcome(id = { "true, true, 1" }, expect = Expect.ACCEPTABLE, desc = "clean, whichever object it is")
	@State
	public static class ObjectReturnedByAnotherThread {

		private final ObjectPool<int[]> pool = ObjectPool.builder(() -> new int[1])
			.reset((array) -> array[0] = 0)
			.build();

		private final int[] object = this.pool.acquire();

		/** Kept reachable: one that is lost is outstanding no longer. */
		private int[] acquired;

		public ObjectReturnedByAnotherThread() {
			this.object[0] = 7;
		}

		@Actor
		public void release(ZZJ_Result result) {
			result.r1 = this.pool.release(this.object);
		}

		@Actor
		public void acquire(ZZJ_Result result) {
			this.acquired = this.pool.acquire();
			result.r2 = this.acquired[0] == 0;
		}

		@Arbiter
		public void check(ZZJ_Result result) {
			PoolStats stats = this.pool.stats();
			result.r3 = (stats.hits() + stats.poolSize() == 1) ? this.pool.outstanding() : -1;
		}

	}

	/**
	 * One list waits and two threads want it.
	 */
	@JCStressTest
	@Outcome(id = "true, true, 2", expect = Expect.ACCEPTABLE, desc = "one owner each, one hit, one miss")
	@State
	public static class OneWaitingListForTwo {

		private final ListPool pool = new ListPool(4);

		private PooledList<Object> first = this.pool.acquire(1);

		private PooledList<Object> second = this.first;

		public OneWaitingListForTwo() {
			this.first.close();
		}

		@Actor
		public void first() {
			this.first = this.pool.acquire(1);
		}

		@Actor
		public void second() {
			this.second = this.pool.acquire(1);
		}

		@Arbiter
		public void check(ZZJ_Result result) {
			PoolStats stats = this.pool.stats();
			result.r1 = this.first.storage != this.second.storage;
			result.r2 = stats.hits() == 1 && stats.misses() == 2;
			result.r3 = this.pool.outstanding();
		}

	}

	/**
	 * Two threads release into the last place.
	 */
	@JCStressTest
	@Outcome(id = { "true, false, 1", "false, true, 1" }, expect = Expect.ACCEPTABLE, desc = "one finds the pool full")
	@State
	public static class LastPlace {

		private final ListPool pool = new ListPool(1);

		private final PooledList<Object> list = this.pool.acquire(1);

		private final PooledList<Object> other = this.pool.acquire(1);

		@Actor
		public void first(ZZJ_Result result) {
			result.r1 = this.pool.release(this.list);
		}

		@Actor
		public void second(ZZJ_Result result) {
			result.r2 = this.pool.release(this.other);
		}

		@Arbiter
		public void check(ZZJ_Result result) {
			result.r3 = this.pool.stats().poolSize();
		}

	}

}
