package io.zexus.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * A part of a shelf with a lock of its own: what waits here, last in first out, and plain
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

	private static final int FEWEST = 8;

	@SuppressWarnings("unused")
	private long q0, q1, q2, q3, q4, q5, q6, q7, q8, q9, q10, q11, q12, q13, q14;

	Stripe(int shelf, int room, boolean followed) {
		super(shelf);
		this.room = room;
		this.nextFollowed = (followed) ? 0 : Long.MAX_VALUE;
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
		if (counted) {
			this.leases++;
			this.misses++;
		}
		unlock();
		return counted;
	}

	/**
	 * Counts a hit that was not counted when it left its shelf. Takes the lock itself.
	 */
	void countHit() {
		lock();
		this.leases++;
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

	/**
	 * Takes the object that came last, or {@code null}. Takes the lock itself.
	 * @param hit whether to count it as a hit
	 */
	@Nullable Object take(boolean hit) {
		lock();
		Object object = pop();
		if (hit && object != null) {
			this.leases++;
		}
		unlock();
		return object;
	}

	/**
	 * Whether leak detection follows the lease that was made last. Needs no lock: what
	 * others do at the same time only makes the choice more random.
	 */
	boolean due() {
		return this.leases >= this.nextFollowed;
	}

	/** The last one first, while what it holds may still be in a cache. */
	private @Nullable Object pop() {
		int last = this.count - 1;
		if (last < 0) {
			return null;
		}
		@Nullable Object[] objects = this.objects;
		Object object = objects[last];
		objects[last] = null;
		this.count = last;
		return object;
	}

	/** Returns {@code false} when this stripe is off or has no room. */
	boolean push(Object object) {
		int count = this.count;
		if (count == this.objects.length && !grow()) {
			return false;
		}
		this.objects[count] = object;
		this.count = count + 1;
		this.releases++;
		return true;
	}

	private boolean grow() {
		if (this.count >= this.room || !this.enabled) {
			return false;
		}
		int length = (int) Math.min(this.room, Math.max(FEWEST, this.count * 2L));
		this.objects = Arrays.copyOf(this.objects, length);
		return true;
	}

	/** Gives up half of the spare room, and at least one. */
	int giveRoom() {
		int spare = spare();
		int given = spare - spare / 2;
		this.room -= given;
		if (this.objects.length > this.room) {
			this.objects = Arrays.copyOf(this.objects, this.room);
		}
		return given;
	}

	/** Without the lock, an answer of a moment ago. */
	boolean isEmpty() {
		return this.count == 0;
	}

	/** How many more objects fit; without the lock, a number of a moment ago. */
	int spare() {
		return this.room - this.count;
	}

	void removeAllInto(List<Object> removed) {
		for (int i = 0; i < this.count; i++) {
			removed.add(Objects.requireNonNull(this.objects[i]));
		}
		this.objects = NONE;
		this.count = 0;
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

	static final Object[] NONE = {};

	/** Written by VarHandle only. */
	volatile int locked;

	boolean enabled = true;

	/** Number of the shelf that this is a part of. */
	final int shelf;

	/** Objects that wait here. */
	int count;

	/** Most of them there may be now; all stripes' together are the shelf's capacity. */
	int room;

	/** Never longer than the room, and empty when the stripe is off. */
	@Nullable Object[] objects = NONE;

	/** Hits and misses. */
	long leases;

	/** Leases at which leak detection follows the next one. */
	long nextFollowed;

	/** Objects that came back to wait. */
	long releases;

	long misses;

	/** Objects that were lent and will not come back. */
	long discards;

	/** Objects that waited, and were found invalid. */
	long evictions;

	StripeFields(int shelf) {
		this.shelf = shelf;
	}

}
