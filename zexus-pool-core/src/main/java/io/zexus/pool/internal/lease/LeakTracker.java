package io.zexus.pool.internal.lease;

import java.lang.System.Logger.Level;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * Follows leases until they are released or found unreachable. Thread-safe.
 * <p>
 * What was lost is reported by whoever follows the next lease or asks for the number.
 */
public final class LeakTracker {

	/**
	 * Mean number of leases for each one followed, whose whole stack is taken: that has
	 * to vanish among so many calls, where stacks are deep too.
	 */
	private static final int INTERVAL = 131_072;

	private final String lender;

	private final boolean all;

	private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();

	private final Set<Trace> traces = ConcurrentHashMap.newKeySet();

	private final LongAdder found = new LongAdder();

	/**
	 * Creates a tracker.
	 * @param lender the class whose logger is used
	 * @param all whether every lease is followed, or only some
	 */
	public LeakTracker(Class<?> lender, boolean all) {
		this.lender = lender.getName();
		this.all = all;
	}

	/**
	 * Returns whether every lease is followed.
	 * @return whether it is
	 */
	public boolean all() {
		return this.all;
	}

	/**
	 * Follows a lease that is due, and chooses the next one of its stripe. The gaps are
	 * random, so that callers that take turns cannot hide between them.
	 * @param lease what becomes unreachable when it is lost
	 * @param stripe counted the lease
	 * @return what to tell of the release
	 */
	public Trace follow(Object lease, Stripe stripe) {
		if (!this.all) {
			stripe.nextFollowed = stripe.leases + ThreadLocalRandom.current().nextInt(1, 2 * INTERVAL);
		}
		report();
		Trace trace = new Trace(lease);
		this.traces.add(trace);
		return trace;
	}

	/** Reports what became unreachable since the last call. */
	private void report() {
		for (Reference<?> lost = this.unreachable.poll(); lost != null; lost = this.unreachable.poll()) {
			if (lost instanceof Trace trace && this.traces.remove(trace)) {
				this.found.increment();
				System.getLogger(this.lender)
					.log(Level.WARNING, "A lease became unreachable without release: see where it was acquired",
							trace.acquisition);
			}
		}
	}

	/**
	 * Reports what was lost since the last report.
	 * @return the number of leases lost so far
	 */
	public long found() {
		report();
		return this.found.sum();
	}

	/**
	 * Returns where the leases not yet released were made.
	 * @return one stack for each, in no order
	 */
	public List<Throwable> unreleased() {
		return this.traces.stream().map((trace) -> trace.acquisition).toList();
	}

	/** One lease that is followed. Holds the stack of its acquisition, not the lease. */
	public final class Trace extends PhantomReference<Object> {

		private final Throwable acquisition = new Throwable("Acquired by " + Thread.currentThread());

		private Trace(Object lease) {
			super(lease, LeakTracker.this.unreachable);
		}

		/**
		 * Ends following the lease.
		 */
		public void released() {
			clear();
			LeakTracker.this.traces.remove(this);
		}

	}

}
