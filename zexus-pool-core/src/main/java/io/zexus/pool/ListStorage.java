package io.zexus.pool;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.internal.lease.LeakTracker;
import io.zexus.pool.internal.lease.Stripe;

/**
 * What a {@link ListPool} keeps of a list: its array, which each {@link PooledList} is
 * lent for the time until its release. The lock of the home guards every field.
 */
final class ListStorage {

	private static final Object[] NONE = {};

	private static final long NOBODY = 0;

	private static final long MANY = -1;

	final ListPool pool;

	final Stripe home;

	/** Whether it was made while the pool was on. */
	boolean counted;

	LeakTracker.@Nullable Trace trace;

	private final int size;

	/** At least as long as the size; all null while it waits. */
	private @Nullable Object[] array;

	/**
	 * Id of the one thread that may still be in the middle of a call that writes to the
	 * array, when it is not the one that has the list now or released it last.
	 */
	private long lateThread = NOBODY;

	ListStorage(ListPool pool, Stripe home, int size) {
		this.pool = pool;
		this.home = home;
		this.size = size;
		this.array = new Object[size];
	}

	/**
	 * Returns the array for a new owner. Another one when a thread may be late with the
	 * present one, unless that is the current thread, whose call is over.
	 */
	@Nullable Object[] lend() {
		return (this.lateThread == NOBODY) ? this.array : lendSafely();
	}

	private @Nullable Object[] lendSafely() {
		if (this.lateThread == Thread.currentThread().getId()) {
			Arrays.fill(this.array, null); // it may have written after the release
		}
		else {
			this.array = new Object[this.size];
		}
		this.lateThread = NOBODY;
		return this.array;
	}

	/** Notes that a list goes from one thread to another during its lease. */
	void passOn(Thread from, Thread to) {
		boolean alone = this.lateThread == NOBODY || this.lateThread == to.getId();
		this.lateThread = alone ? from.getId() : MANY;
	}

	/**
	 * Returns what to lend next in place of the array of a list that is about to end: the
	 * same one, unless more than one thread may be late with it, or it grew longer than
	 * the largest pooled list's.
	 */
	@Nullable Object[] successor(@Nullable Object[] array) {
		if (this.size > ListPool.LARGEST) {
			return NONE;
		}
		boolean fit = this.lateThread != MANY && array.length <= ListPool.LARGEST;
		return (fit) ? array : new Object[this.size];
	}

	/** Called when the list has ended. */
	void takeBack(@Nullable Object[] successor) {
		if (this.lateThread == MANY) {
			this.lateThread = NOBODY; // they are late with another array
		}
		wipe(successor);
		if (this.array != successor) {
			this.array = successor;
		}
	}

	/**
	 * Drops all elements; a loop takes a tenth of a lease longer. No array here is longer
	 * than {@link ListPool#LARGEST}.
	 */
	@SuppressWarnings("fallthrough")
	private static void wipe(@Nullable Object[] array) {
		switch (array.length) {
			case 16:
				array[15] = null;
			case 15:
				array[14] = null;
			case 14:
				array[13] = null;
			case 13:
				array[12] = null;
			case 12:
				array[11] = null;
			case 11:
				array[10] = null;
			case 10:
				array[9] = null;
			case 9:
				array[8] = null;
			case 8:
				array[7] = null;
			case 7:
				array[6] = null;
			case 6:
				array[5] = null;
			case 5:
				array[4] = null;
			case 4:
				array[3] = null;
			case 3:
				array[2] = null;
			case 2:
				array[1] = null;
			case 1:
				array[0] = null;
			default:
		}
	}

}
