package io.zexus.pool.internal.lease;

import java.lang.System.Logger.Level;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Follows leases until they are released or found unreachable. Thread-safe.
 * <p>
 * What was lost is reported by whoever follows the next lease or asks for the number: for
 * each place that acquired it, one line a minute with the number, and the stack with the
 * first. Of many places, the first {@value #MOST_PLACES} are told apart, and no more than
 * {@value #LINES} lines are logged in a minute; what that leaves out is in later ones.
 */
public final class LeakTracker {

	/**
	 * Mean number of leases for each one followed, whose whole stack is taken: that has
	 * to vanish among so many calls, where stacks are deep too.
	 */
	private static final int INTERVAL = 131_072;

	static final int MOST_PLACES = 100;

	static final int LINES = 10;

	private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

	private static final String ELSEWHERE = "other places";

	private final boolean all;

	private final String lender;

	/** Names of the classes whose frames are not shown. */
	private final Set<String> own;

	private final LongSupplier clock;

	private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();

	private final Set<Trace> traces = ConcurrentHashMap.newKeySet();

	private final LongAdder found = new LongAdder();

	private final Map<String, Place> places = new ConcurrentHashMap<>();

	/** Whether something was found that no line tells of yet. */
	private volatile boolean pending;

	/** Guards what follows, and the logging. */
	private final ReentrantLock logging = new ReentrantLock();

	private long minuteBegan;

	private int linesLeft;

	/**
	 * Creates a tracker.
	 * @param all whether every lease is followed, or only some
	 * @param lender the class whose logger is used
	 * @param callers other classes whose frames are of no interest to users
	 */
	public LeakTracker(boolean all, Class<?> lender, Class<?>... callers) {
		this(all, System::nanoTime, lender, callers);
	}

	LeakTracker(boolean all, LongSupplier clock, Class<?> lender, Class<?>... callers) {
		this.all = all;
		this.lender = lender.getName();
		this.own = Stream.concat(Stream.of(LeakTracker.class, lender), Arrays.stream(callers))
			.map(Class::getName)
			.collect(Collectors.toSet());
		this.clock = clock;
		this.minuteBegan = clock.getAsLong() - MINUTE;
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
		return follow(lease, new Throwable("Acquired by " + Thread.currentThread()));
	}

	Trace follow(Object lease, Throwable acquisition) {
		report();
		Trace trace = new Trace(lease, acquisition);
		this.traces.add(trace);
		return trace;
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
		return this.traces.stream().map(Trace::stack).toList();
	}

	private void report() {
		for (Reference<?> lost = this.unreachable.poll(); lost != null; lost = this.unreachable.poll()) {
			if (lost instanceof Trace trace && this.traces.remove(trace)) {
				this.found.increment();
				placeOf(trace.stack()).lost.increment();
				this.pending = true;
			}
		}
		if (this.pending && this.logging.tryLock()) {
			try {
				this.pending = false;
				long now = this.clock.getAsLong();
				this.places.values().forEach((place) -> log(place, now));
			}
			finally {
				this.logging.unlock();
			}
		}
	}

	private Place placeOf(Throwable stack) {
		StackTraceElement[] frames = stack.getStackTrace();
		String name = (frames.length != 0) ? frames[0].toString() : "an unknown place";
		Place place = this.places.get(name);
		if (place != null) {
			return place;
		}
		boolean many = this.places.size() >= MOST_PLACES;
		return this.places.computeIfAbsent(many ? ELSEWHERE : name, (key) -> new Place(key, stack));
	}

	private void log(Place place, long now) {
		long lost = place.lost.sum();
		if (lost == place.logged) {
			return;
		}
		if (now - this.minuteBegan >= MINUTE) {
			this.minuteBegan = now;
			this.linesLeft = LINES;
		}
		if (this.linesLeft == 0 || (place.logged != 0 && now - place.loggedAt < MINUTE)) {
			this.pending = true;
			return;
		}
		this.linesLeft--;
		String text = (lost - place.logged) + ((place.logged != 0) ? " more" : "") + " of what was acquired at "
				+ place.name + " became unreachable without release, " + lost + " in all";
		Throwable stack = place.stack;
		place.logged = lost;
		place.loggedAt = now;
		place.stack = null;
		System.getLogger(this.lender).log(Level.WARNING, text, stack);
	}

	/** Where leases are acquired that were lost. */
	private static final class Place {

		private final String name;

		private final LongAdder lost = new LongAdder();

		/** How many of these there are lines of. */
		private long logged;

		private long loggedAt;

		/** Until it is logged. */
		private @Nullable Throwable stack;

		Place(String name, Throwable stack) {
			this.name = name;
			this.stack = stack;
		}

	}

	/** One lease that is followed. Holds the stack of its acquisition, not the lease. */
	public final class Trace extends PhantomReference<Object> {

		private final Throwable acquisition;

		private Trace(Object lease, Throwable acquisition) {
			super(lease, LeakTracker.this.unreachable);
			this.acquisition = acquisition;
		}

		/**
		 * Ends following the lease.
		 */
		public void released() {
			clear();
			LeakTracker.this.traces.remove(this);
		}

		/** Begins with the first frame that is the user's. */
		private Throwable stack() {
			StackTraceElement[] frames = this.acquisition.getStackTrace();
			int first = 0;
			while (first < frames.length && LeakTracker.this.own.contains(frames[first].getClassName())) {
				first++;
			}
			if (first != 0) {
				this.acquisition.setStackTrace(Arrays.copyOfRange(frames, first, frames.length));
			}
			return this.acquisition;
		}

	}

}
