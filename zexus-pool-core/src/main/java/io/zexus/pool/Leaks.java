package io.zexus.pool;

import java.lang.System.Logger.Level;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * Follows leases until they are released or found unreachable. Thread-safe.
 * <p>
 * What was lost is reported by whoever follows the next lease or asks for the number.
 */
final class Leaks {

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

	private Leaks(Class<?> lender, boolean all) {
		this.lender = lender.getName();
		this.all = all;
	}

	static @Nullable Leaks of(LeakDetection detection, Class<?> lender) {
		return (detection != LeakDetection.OFF) ? new Leaks(lender, detection == LeakDetection.ALL) : null;
	}

	/** Whether every lease is followed and has a handle of its own. */
	boolean all() {
		return this.all;
	}

	/**
	 * Follows a lease that is due, and chooses the next one of its stripe. The gaps are
	 * random, so that callers that take turns cannot hide between them.
	 */
	Trace follow(Object lease, Stripe stripe) {
		if (!this.all) {
			stripe.nextFollowed = stripe.leases + ThreadLocalRandom.current().nextInt(1, 2 * INTERVAL);
		}
		report();
		Trace trace = new Trace(lease);
		this.traces.add(trace);
		return trace;
	}

	/** Reports what became unreachable since the last call. */
	void report() {
		for (Reference<?> lost = this.unreachable.poll(); lost != null; lost = this.unreachable.poll()) {
			if (lost instanceof Trace trace && this.traces.remove(trace)) {
				this.found.increment();
				System.getLogger(this.lender)
					.log(Level.WARNING, "A lease became unreachable without release: see where it was acquired",
							trace.acquisition);
			}
		}
	}

	long found() {
		report();
		return this.found.sum();
	}

	List<Throwable> unreleased() {
		return this.traces.stream().map((trace) -> trace.acquisition).toList();
	}

	/** One lease that is followed. Holds the stack of its acquisition, not the lease. */
	final class Trace extends PhantomReference<Object> {

		private final Throwable acquisition = new Throwable("Acquired by " + Thread.currentThread());

		private Trace(Object lease) {
			super(lease, Leaks.this.unreachable);
		}

		void released() {
			clear();
			Leaks.this.traces.remove(this);
		}

	}

}
