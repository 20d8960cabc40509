package io.zexus.pool.internal.lease;

import java.util.ArrayList;
import java.util.Arrays;
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
public final class Shelves {

	/** Bounds what a miss has to look at. */
	private static final int MOST = 64;

	/** Stripes of a shelf: a power of two, and a constant to the compiler. */
	private static final int WIDTH = width(Runtime.getRuntime().availableProcessors());

	/** One shelf after the other, so that a look-up is a single load. */
	private final Stripe[] stripes;

	/**
	 * Creates one shelf for each capacity.
	 * @param followed whether there is a leak tracker, which begins with the first lease
	 * @param capacities most objects that wait on each
	 */
	public Shelves(boolean followed, int... capacities) {
		this.stripes = new Stripe[capacities.length * WIDTH];
		for (int i = 0; i < this.stripes.length; i++) {
			int shelf = i / WIDTH;
			this.stripes[i] = new Stripe(shelf, (i == first(shelf)) ? capacities[shelf] : 0, followed);
		}
	}

	private static int width(int processors) {
		return Math.min(MOST, Integer.highestOneBit(2 * processors - 1) << 1);
	}

	private static int first(int shelf) {
		return shelf * WIDTH;
	}

	/**
	 * Returns the stripe of the current thread.
	 * @param shelf number of the shelf
	 * @return its part that is for this thread, and others
	 */
	public Stripe mine(int shelf) {
		return this.stripes[first(shelf) + ((int) Thread.currentThread().getId() & (WIDTH - 1))];
	}

	/**
	 * Takes an object that waits, from the given stripe if it has one. O(1), else
	 * O(stripes).
	 * @param mine where to look first
	 * @param hit whether to count it as a hit
	 * @return the object, {@code null} when none waits on the shelf
	 */
	public @Nullable Object take(Stripe mine, boolean hit) {
		Object object = mine.take(hit);
		return (object != null) ? object : takeElsewhere(mine, hit);
	}

	/**
	 * Does the same where the thread's own stripe has turned out to have nothing.
	 * @param mine a part of the shelf
	 * @param hit whether to count it as a hit
	 * @return the object, {@code null} when none waits on the shelf
	 */
	public @Nullable Object takeElsewhere(Stripe mine, boolean hit) {
		int shelf = mine.shelf;
		for (int i = first(shelf); i < first(shelf + 1); i++) {
			if (!this.stripes[i].isEmpty()) {
				Object object = this.stripes[i].take(hit);
				if (object != null) {
					return object;
				}
			}
		}
		return null;
	}

	/**
	 * Puts an object back into its home, and counts a release.
	 * @param home its home
	 * @param object the object
	 * @return {@code false} when the shelf is full or the pool is off
	 */
	public boolean put(Stripe home, Object object) {
		boolean done;
		home.lock();
		try {
			done = home.push(object);
		}
		finally {
			home.unlock();
		}
		return done || putWithRoomFromElsewhere(home, object);
	}

	/**
	 * Does the same where the home has turned out to have no room.
	 * @param home its home
	 * @param object the object
	 * @return {@code false} when the shelf is full or the pool is off
	 */
	public boolean putWithRoomFromElsewhere(Stripe home, Object object) {
		int shelf = home.shelf;
		if (!hasRoom(shelf)) {
			return false;
		}
		lock(first(shelf), first(shelf + 1));
		try {
			return home.push(object) || (takeRoom(home) && home.push(object));
		}
		finally {
			unlock(first(shelf), first(shelf + 1));
		}
	}

	/**
	 * Looks without a lock, so that a full pool stays cheap. It may see room that is not
	 * there, which the look with the locks corrects. It misses room only when someone
	 * makes or moves it meanwhile: what happened before this call is visible here.
	 */
	private boolean hasRoom(int shelf) {
		for (int i = first(shelf); i < first(shelf + 1); i++) {
			if (this.stripes[i].spare() > 0) {
				return true;
			}
		}
		return false;
	}

	private boolean takeRoom(Stripe home) {
		for (int i = first(home.shelf); i < first(home.shelf + 1); i++) {
			Stripe stripe = this.stripes[i];
			// Its own room is of no use to a stripe that did not take the object with it
			if (stripe != home && stripe.spare() > 0) {
				home.room += stripe.giveRoom();
				return true;
			}
		}
		return false;
	}

	/**
	 * Empties every shelf, at one moment.
	 * @return what waited there
	 */
	public List<Object> clear() {
		lockAll();
		try {
			return removeAll();
		}
		finally {
			unlockAll();
		}
	}

	/**
	 * Switches all stripes at one moment; those that are off are empty.
	 * @param enabled whether they are to be on
	 * @return what waited there and does no longer
	 */
	public List<Object> enable(boolean enabled) {
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

	/**
	 * Returns whether the stripes are on.
	 * @return {@code false} from when they were switched off until they are on again
	 */
	public boolean isEnabled() {
		Stripe any = this.stripes[0];
		any.lock();
		try {
			return any.enabled;
		}
		finally {
			any.unlock();
		}
	}

	private List<Object> removeAll() {
		int waiting = Arrays.stream(this.stripes).mapToInt((stripe) -> stripe.count).sum();
		List<Object> removed = new ArrayList<>(waiting); // what fails does so before a
															// change
		for (Stripe stripe : this.stripes) {
			stripe.removeAllInto(removed);
		}
		return removed;
	}

	/**
	 * Adds everything up at one moment.
	 * @return the sums
	 */
	public LeaseCounts counts() {
		long leases = 0;
		long misses = 0;
		long releases = 0;
		long discards = 0;
		long lost = 0;
		long evictions = 0;
		int waiting = 0;
		lockAll();
		try {
			for (Stripe stripe : this.stripes) {
				leases += stripe.leases;
				misses += stripe.misses;
				releases += stripe.releases;
				discards += stripe.discards;
				lost += stripe.lost;
				evictions += stripe.evictions;
				waiting += stripe.count;
			}
		}
		finally {
			unlockAll();
		}
		return new LeaseCounts(leases, misses, releases, discards, lost, evictions, waiting);
	}

	/**
	 * Returns how many objects of one shelf were lent.
	 * @param shelf the number of the shelf
	 * @return the leases so far
	 */
	public long leases(int shelf) {
		long leases = 0;
		lock(first(shelf), first(shelf + 1));
		for (int i = first(shelf); i < first(shelf + 1); i++) {
			leases += this.stripes[i].leases;
		}
		unlock(first(shelf), first(shelf + 1));
		return leases;
	}

	private void lockAll() {
		lock(0, this.stripes.length);
	}

	private void unlockAll() {
		unlock(0, this.stripes.length);
	}

	/** In the order of the array; whoever holds one lock never asks for another. */
	private void lock(int from, int to) {
		for (int i = from; i < to; i++) {
			this.stripes[i].lock();
		}
	}

	private void unlock(int from, int to) {
		for (int i = from; i < to; i++) {
			this.stripes[i].unlock();
		}
	}

}
