package io.zexus.pool;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where pooled objects wait: padded stripes, each with a lock of its own. Thread-safe.
 * <p>
 * A thread works on the stripe that its id selects; there is no {@code ThreadLocal}, so
 * any number of threads, virtual ones included, leaves nothing behind. An object belongs
 * to one stripe for life, its home, and goes back there whichever thread releases it:
 * whether it is lent is guarded by the home's lock, so that one compare-and-set decides a
 * double release, puts the object back and counts.
 * <p>
 * The bound is exact and global though no counter is shared. Each shelf of a stripe has
 * room for some objects, and the rooms of one shelf over all stripes add up to its
 * capacity at every moment. A stripe without room takes half of another one's spare room
 * with all stripes locked, and only when there is none anywhere is the pool full. All the
 * room starts in the first stripe, so a single thread gets all of it after a few such
 * moves. A stripe with nothing waiting looks at the others before it gives up.
 */
final class Stripes {

	/** Bounds what a miss has to look at. */
	private static final int MOST = 64;

	private final Stripe[] stripes;

	Stripes(int shelves, int capacityPerShelf) {
		int processors = Runtime.getRuntime().availableProcessors();
		this.stripes = new Stripe[Math.min(MOST, Integer.highestOneBit(2 * processors - 1) << 1)];
		for (int i = 0; i < this.stripes.length; i++) {
			this.stripes[i] = new Stripe(shelves);
		}
		for (int i = 0; i < shelves; i++) {
			this.stripes[0].shelves[i].room = capacityPerShelf;
		}
	}

	/** Returns the stripe of the current thread. */
	Stripe mine() {
		return this.stripes[(int) Thread.currentThread().getId() & (this.stripes.length - 1)];
	}

	/**
	 * Takes an object that waits, from the given stripe if it has one. O(1), else
	 * O(stripes).
	 * @param hit whether to count it as a hit
	 */
	@Nullable Object take(Stripe mine, int shelf, boolean hit) {
		Object object = pop(mine, shelf, hit);
		return (object != null) ? object : takeElsewhere(shelf, hit);
	}

	private @Nullable Object takeElsewhere(int shelf, boolean hit) {
		for (Stripe stripe : this.stripes) {
			if (stripe.waiting(shelf) != 0) {
				Object object = pop(stripe, shelf, hit);
				if (object != null) {
					return object;
				}
			}
		}
		return null;
	}

	private static @Nullable Object pop(Stripe stripe, int shelf, boolean hit) {
		stripe.lock();
		Object object = stripe.pop(shelf);
		if (hit && object != null) {
			stripe.hits++;
		}
		stripe.unlock();
		return object;
	}

	/**
	 * Puts an object back into its home, and counts a release.
	 * @return {@code false} when the pool is full or off
	 */
	boolean put(Stripe home, int shelf, Object object) {
		home.lock();
		boolean done = home.push(shelf, object);
		home.unlock();
		return done || putWithRoomFromElsewhere(home, shelf, object);
	}

	/** Does the same where the home has turned out to have no room. */
	boolean putWithRoomFromElsewhere(Stripe home, int shelf, Object object) {
		lockAll();
		try {
			return home.push(shelf, object) || (takeRoom(home, shelf) && home.push(shelf, object));
		}
		finally {
			unlockAll();
		}
	}

	private boolean takeRoom(Stripe home, int shelf) {
		for (Stripe stripe : this.stripes) {
			Stripe.Shelf from = stripe.shelves[shelf];
			int spare = from.room - from.count;
			if (spare > 0) {
				int taken = spare - spare / 2;
				from.room -= taken;
				home.shelves[shelf].room += taken;
				return true;
			}
		}
		return false;
	}

	/** Empties every shelf, at one moment, and returns what waited there. */
	List<Object> clear() {
		lockAll();
		try {
			return removeAll();
		}
		finally {
			unlockAll();
		}
	}

	/** Switches all stripes at one moment; those that are off are empty. */
	List<Object> enable(boolean enabled) {
		lockAll();
		try {
			for (Stripe stripe : this.stripes) {
				stripe.enabled = enabled;
			}
			return (enabled) ? List.of() : removeAll();
		}
		finally {
			unlockAll();
		}
	}

	private List<Object> removeAll() {
		List<Object> removed = new ArrayList<>();
		for (Stripe stripe : this.stripes) {
			for (Stripe.Shelf shelf : stripe.shelves) {
				shelf.removeAllInto(removed);
			}
		}
		return removed;
	}

	/** Adds everything up at one moment. */
	Totals totals() {
		long hits = 0;
		long misses = 0;
		long releases = 0;
		long discards = 0;
		long evictions = 0;
		int waiting = 0;
		lockAll();
		try {
			for (Stripe stripe : this.stripes) {
				hits += stripe.hits;
				misses += stripe.misses;
				releases += stripe.releases;
				discards += stripe.discards;
				evictions += stripe.evictions;
				for (Stripe.Shelf shelf : stripe.shelves) {
					waiting += shelf.count;
				}
			}
		}
		finally {
			unlockAll();
		}
		return new Totals(hits, misses, releases, discards, evictions, waiting);
	}

	/** In the order of the array; whoever holds one lock never asks for another. */
	private void lockAll() {
		for (Stripe stripe : this.stripes) {
			stripe.lock();
		}
	}

	private void unlockAll() {
		for (Stripe stripe : this.stripes) {
			stripe.unlock();
		}
	}

	record Totals(long hits, long misses, long releases, long discards, long evictions, int waiting) {

		/** Leases counted and not given back. */
		long outstanding() {
			return this.hits + this.misses - this.releases - this.discards;
		}

		PoolStats stats(int capacity) {
			return new PoolStats(this.hits, this.misses, this.misses, this.releases, this.evictions, this.waiting,
					capacity);
		}

	}

}
