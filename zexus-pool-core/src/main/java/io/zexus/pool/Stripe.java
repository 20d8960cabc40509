package io.zexus.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * A part of a pool with a lock of its own: what waits here, on shelves, and plain
 * counters. The lock guards every field.
 * <p>
 * The lock is one compare-and-set and is held for a few dozen instructions that neither
 * block nor call foreign code, so a waiter spins; it yields and then naps in case the
 * holder lost its processor. Nothing here pins a virtual thread.
 */
final class Stripe extends StripeFields {

	private static final VarHandle LOCKED;

	static {
		try {
			LOCKED = MethodHandles.lookup().findVarHandle(StripeFields.class, "locked", int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private static final int SPINS = 64;

	private static final int YIELDS = 16;

	private static final long NAP_NANOS = 20_000;

	@SuppressWarnings("unused")
	private long q0, q1, q2, q3, q4, q5, q6, q7, q8, q9, q10, q11, q12, q13, q14;

	Stripe(int shelves) {
		super(shelves);
	}

	void lock() {
		if (!LOCKED.compareAndSet(this, 0, 1)) {
			lockContended();
		}
	}

	private void lockContended() {
		for (int tries = 0; !tryLock(); tries++) {
			if (tries < SPINS) {
				Thread.onSpinWait();
			}
			else if (tries < SPINS + YIELDS) {
				Thread.yield();
			}
			else {
				LockSupport.parkNanos(NAP_NANOS);
			}
		}
	}

	private boolean tryLock() {
		return (int) LOCKED.getOpaque(this) == 0 && LOCKED.compareAndSet(this, 0, 1);
	}

	void unlock() {
		LOCKED.setRelease(this, 0);
	}

	/**
	 * Counts a miss, unless the pool is off. Takes the lock itself.
	 * @return whether it is on
	 */
	boolean countMiss() {
		lock();
		boolean counted = this.enabled;
		this.misses += (counted) ? 1 : 0;
		unlock();
		return counted;
	}

	/**
	 * Counts a hit that was not counted when it left its shelf. Takes the lock itself.
	 */
	void countHit() {
		lock();
		this.hits++;
		unlock();
	}

	/** Counts an object that waited and was found invalid. Takes the lock itself. */
	void countEviction() {
		lock();
		this.evictions++;
		unlock();
	}

	/** Counts an object that was lent and will not come back. Takes the lock itself. */
	void countDiscard() {
		lock();
		this.discards++;
		unlock();
	}

	/** Takes the object that came last, while what it holds may still be in a cache. */
	@Nullable Object pop(int shelf) {
		Shelf from = this.shelves[shelf];
		int last = from.count - 1;
		if (last < 0) {
			return null;
		}
		Object object = from.objects[last];
		from.objects[last] = null;
		from.count = last;
		return object;
	}

	/** Returns {@code false} when this stripe is off or has no room. */
	boolean push(int shelf, Object object) {
		Shelf onto = this.shelves[shelf];
		int count = onto.count;
		if (count >= onto.room || !this.enabled) {
			return false;
		}
		if (count == onto.objects.length) {
			onto.grow();
		}
		onto.objects[count] = object;
		onto.count = count + 1;
		this.releases++;
		return true;
	}

	/** Number of objects on a shelf; without the lock, a number of a moment ago. */
	int waiting(int shelf) {
		return this.shelves[shelf].count;
	}

	/** What waits for one kind of request, last in first out. */
	static final class Shelf {

		private static final Object[] NONE = {};

		private static final int FEWEST = 8;

		@Nullable Object[] objects = NONE;

		int count;

		/** Most objects this shelf may hold now; all stripes' together are the bound. */
		int room;

		private void grow() {
			int length = (int) Math.min(this.room, Math.max(FEWEST, this.count * 2L));
			this.objects = Arrays.copyOf(this.objects, length);
		}

		void removeAllInto(List<Object> removed) {
			for (int i = 0; i < this.count; i++) {
				removed.add(Objects.requireNonNull(this.objects[i]));
			}
			this.objects = NONE;
			this.count = 0;
		}

	}

}

/**
 * Keeps the fields of one stripe off the cache lines of what lies before it. The
 * {@code int} fills the gap after the object header, where a field of a subclass would go
 * otherwise.
 */
@SuppressWarnings("unused")
class StripePadding {

	private int p;

	private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14;

}

/** What the lock of a stripe guards. */
class StripeFields extends StripePadding {

	/** Written by VarHandle only. */
	volatile int locked;

	/** Hits and misses at which leak detection follows the next lease. */
	long nextFollowed;

	boolean enabled = true;

	long hits;

	long misses;

	/** Objects that went back onto a shelf. */
	long releases;

	/** Objects that were lent and will not come back. */
	long discards;

	/** Objects that waited, and were found invalid. */
	long evictions;

	final Stripe.Shelf[] shelves;

	StripeFields(int shelves) {
		this.shelves = new Stripe.Shelf[shelves];
		Arrays.setAll(this.shelves, (i) -> new Stripe.Shelf());
	}

}
