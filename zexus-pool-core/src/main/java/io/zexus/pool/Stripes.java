package io.zexus.pool;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where pooled objects wait: shelves, each of padded stripes with a lock of their own.
 * Thread-safe.
 * <p>
 * A thread works on the stripe of a shelf that its id selects; there is no
 * {@code ThreadLocal}, so any number of threads, virtual ones included, leaves nothing
 * behind. An object belongs to one stripe for life, its home, and goes back there
 * whichever thread releases it: whether it is lent is guarded by the home's lock, so that
 * one compare-and-set decides a double release, puts the object back and counts.
 * <p>
 * The bound is exact and global though no counter is shared. Each stripe has room for
 * some objects, and the rooms of one shelf add up to its capacity at every moment. A
 * stripe without room takes half of another one's spare room with the shelf locked, and
 * only when there is none anywhere is the shelf full. All the room starts in the first
 * stripe, so a single thread gets all of it after a few such moves. A stripe with nothing
 * waiting looks at the others before it gives up.
 */
final class Stripes {

	/** Bounds what a miss has to look at. */
	private static final int MOST = 64;

	private final Stripe[][] shelves;

	/**
	 * Creates one shelf for each capacity.
	 * @param followed whether there is leak detection, which begins with the first lease
	 */
	Stripes(boolean followed, int... capacities) {
		int processors = Runtime.getRuntime().availableProcessors();
		this.shelves = new Stripe[capacities.length][Math.min(MOST, Integer.highestOneBit(2 * processors - 1) << 1)];
		for (int i = 0; i < capacities.length; i++) {
			for (int j = 0; j < this.shelves[i].length; j++) {
				this.shelves[i][j] = new Stripe(i, (j == 0) ? capacities[i] : 0, followed);
			}
		}
	}

	/** Returns the stripe of the current thread. */
	Stripe mine(int shelf) {
		Stripe[] stripes = this.shelves[shelf];
		return stripes[(int) Thread.currentThread().getId() & (stripes.length - 1)];
	}

	/**
	 * Takes an object that waits, from the given stripe if it has one. O(1), else
	 * O(stripes).
	 * @param hit whether to count it as a hit
	 */
	@Nullable Object take(Stripe mine, boolean hit) {
		Object object = pop(mine, hit);
		return (object != null) ? object : takeElsewhere(mine.shelf, hit);
	}

	private @Nullable Object takeElsewhere(int shelf, boolean hit) {
		for (Stripe stripe : this.shelves[shelf]) {
			if (!stripe.isEmpty()) {
				Object object = pop(stripe, hit);
				if (object != null) {
					return object;
				}
			}
		}
		return null;
	}

	private static @Nullable Object pop(Stripe stripe, boolean hit) {
		stripe.lock();
		Object object = stripe.pop();
		if (hit && object != null) {
			stripe.leases++;
		}
		stripe.unlock();
		return object;
	}

	/**
	 * Puts an object back into its home, and counts a release.
	 * @return {@code false} when the shelf is full or the pool is off
	 */
	boolean put(Stripe home, Object object) {
		home.lock();
		boolean done = home.push(object);
		home.unlock();
		return done || putWithRoomFromElsewhere(home, object);
	}

	/** Does the same where the home has turned out to have no room. */
	boolean putWithRoomFromElsewhere(Stripe home, Object object) {
		Stripe[] shelf = this.shelves[home.shelf];
		if (!hasRoom(shelf)) {
			return false;
		}
		lock(shelf);
		try {
			return home.push(object) || (takeRoom(home, shelf) && home.push(object));
		}
		finally {
			unlock(shelf);
		}
	}

	/**
	 * Looks without a lock, so that a full pool stays cheap. It may see room that is not
	 * there, which the look with the locks corrects. It misses room only when someone
	 * makes or moves it meanwhile: what happened before this call is visible here.
	 */
	private static boolean hasRoom(Stripe[] shelf) {
		for (Stripe stripe : shelf) {
			if (stripe.spare() > 0) {
				return true;
			}
		}
		return false;
	}

	private static boolean takeRoom(Stripe home, Stripe[] shelf) {
		for (Stripe stripe : shelf) {
			// Its own room is of no use to a stripe that did not take the object with it
			if (stripe != home && stripe.spare() > 0) {
				home.room += stripe.giveRoom();
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
			for (Stripe[] shelf : this.shelves) {
				for (Stripe stripe : shelf) {
					stripe.enabled = enabled;
				}
			}
			return (enabled) ? List.of() : removeAll();
		}
		finally {
			unlockAll();
		}
	}

	private List<Object> removeAll() {
		List<Object> removed = new ArrayList<>();
		for (Stripe[] shelf : this.shelves) {
			for (Stripe stripe : shelf) {
				stripe.removeAllInto(removed);
			}
		}
		return removed;
	}

	/** Adds everything up at one moment. */
	Totals totals() {
		long leases = 0;
		long misses = 0;
		long releases = 0;
		long discards = 0;
		long evictions = 0;
		int waiting = 0;
		lockAll();
		try {
			for (Stripe[] shelf : this.shelves) {
				for (Stripe stripe : shelf) {
					leases += stripe.leases;
					misses += stripe.misses;
					releases += stripe.releases;
					discards += stripe.discards;
					evictions += stripe.evictions;
					waiting += stripe.count;
				}
			}
		}
		finally {
			unlockAll();
		}
		return new Totals(leases, misses, releases, discards, evictions, waiting);
	}

	private void lockAll() {
		for (Stripe[] shelf : this.shelves) {
			lock(shelf);
		}
	}

	private void unlockAll() {
		for (Stripe[] shelf : this.shelves) {
			unlock(shelf);
		}
	}

	/** In the order of the array; whoever holds one lock never asks for another. */
	private static void lock(Stripe[] shelf) {
		for (Stripe stripe : shelf) {
			stripe.lock();
		}
	}

	private static void unlock(Stripe[] shelf) {
		for (Stripe stripe : shelf) {
			stripe.unlock();
		}
	}

	record Totals(long leases, long misses, long releases, long discards, long evictions, int waiting) {

		/** Leases counted and not given back. */
		long outstanding() {
			return this.leases - this.releases - this.discards;
		}

		PoolStats stats(int capacity) {
			return new PoolStats(this.leases - this.misses, this.misses, this.misses, this.releases, this.evictions,
					this.waiting, capacity);
		}

	}

}
