package io.zexus.pool.internal.lease;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.internal.concurrent.BriefLock;

/**
 * A part of a shelf with a lock of its own: what waits here, last in first out, and plain
 * counters. The lock guards every field, and is never held for foreign code.
 * <p>
 * Methods take the lock themselves unless they say that it must be held.
 */
public final class Stripe extends BriefLock {

	private static final Object[] NONE = {};

	private static final int FEWEST = 8;

	/** Number of the shelf that this is a part of. */
	final int shelf;

	boolean enabled = true;

	/** Objects that wait here. */
	int count;

	/** Most of them there may be now; all stripes' together are the shelf's capacity. */
	int room;

	/** Never longer than the room, and empty when the stripe is off. */
	private @Nullable Object[] objects = NONE;

	/** Hits and misses. */
	long leases;

	/** Leases at which the leak tracker follows the next one. */
	long nextFollowed;

	long misses;

	long releases;

	long discards;

	/** How many of these became unreachable. */
	long lost;

	long evictions;

	Stripe(int shelf, int room, boolean followed) {
		this.shelf = shelf;
		this.room = room;
		this.nextFollowed = (followed) ? 0 : Long.MAX_VALUE;
	}

	/**
	 * Counts a miss, unless the pool is off.
	 * @return whether it is on
	 */
	public boolean countMiss() {
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
	 * Counts a hit that was not counted when it left its shelf.
	 */
	public void countHit() {
		lock();
		this.leases++;
		unlock();
	}

	/**
	 * Counts an object that waited and was found invalid.
	 */
	public void countEviction() {
		lock();
		this.evictions++;
		unlock();
	}

	/**
	 * Counts an object that was lent and will not come back.
	 */
	public void countDiscard() {
		lock();
		this.discards++;
		unlock();
	}

	/**
	 * Counts an object that was lent and became unreachable: a discard too.
	 */
	public void countLost() {
		lock();
		this.discards++;
		this.lost++;
		unlock();
	}

	/**
	 * Takes the object that came last.
	 * @param hit whether to count it as a hit
	 * @return the object, {@code null} when none waits here
	 */
	public @Nullable Object take(boolean hit) {
		lock();
		Object object = pop();
		if (hit && object != null) {
			this.leases++;
		}
		unlock();
		return object;
	}

	/**
	 * Returns whether the leak tracker follows the next lease. Needs no lock: what others
	 * do at the same time only makes the choice more random.
	 * @return whether the next one is followed
	 */
	public boolean due() {
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

	/**
	 * Lets an object wait here, and counts a release. The lock must be held.
	 * @param object the object
	 * @return whether it does: not when this stripe is off or has no room
	 */
	public boolean push(Object object) {
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
		try {
			this.objects = Arrays.copyOf(this.objects, length);
			return true;
		}
		catch (OutOfMemoryError ex) {
			return false; // as good as full: a release never fails
		}
	}

	/** Gives up half of the spare room, and at least one. The lock must be held. */
	int giveRoom() {
		int spare = spare();
		int given = spare - spare / 2;
		int left = this.room - given;
		if (this.objects.length > left) {
			this.objects = Arrays.copyOf(this.objects, left);
		}
		this.room = left;
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

	/** The lock must be held. */
	void removeAllInto(List<Object> removed) {
		for (int i = 0; i < this.count; i++) {
			removed.add(Objects.requireNonNull(this.objects[i]));
		}
		this.objects = NONE;
		this.count = 0;
	}

}
