package io.zexus.pool;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.internal.lease.LeakTracker;
import io.zexus.pool.internal.lease.Stripe;

/**
 * A list on loan from a {@link ListPool}. It can grow, and goes back to the size it was
 * acquired with. Once it is released, every operation on it, its iterators and its
 * sub-lists is an {@link IllegalStateException}; {@link #close()} is not, and does
 * nothing.
 * <p>
 * A pool hands the same object out again and again. Whoever keeps a list beyond its
 * release is refused while the list waits, but not once it was acquired by someone else,
 * unless the pool looks for that with {@link LeakDetection#ALL}.
 * <p>
 * Not thread-safe, as other lists; it may be released by another thread than acquired it.
 * {@code get}, {@code set} and {@code size} are O(1), as is adding at the end.
 *
 * @param <E> the type of the elements
 */
public final class PooledList<E> extends LentList<E> implements AutoCloseable {

	private static final Object[] EMPTY = {};

	private static final int UNKNOWN = -1;

	final ListPool pool;

	final Stripe home;

	/** Whether it was made while the pool was on. */
	final boolean counted;

	private final int acquiredSize;

	/**
	 * 0 while someone has this list, else -1. The home's lock decides a race to release.
	 * An index that this is or-ed to is out of bounds once the list is released, so that
	 * one comparison refuses both.
	 */
	private int released = -1;

	LeakTracker.@Nullable Trace trace;

	/** Holds the elements. All null from {@link #size} on. */
	private @Nullable Object[] array = EMPTY;

	/**
	 * What {@code get} and {@code set} try first: the array while it is as long as the
	 * list, so that its bounds are those of the list, else an empty one.
	 */
	private @Nullable Object[] exact = EMPTY;

	/** {@value #UNKNOWN} until there is an array. */
	private int size = UNKNOWN;

	PooledList(ListPool pool, Stripe home, boolean counted, int size) {
		this.pool = pool;
		this.home = home;
		this.counted = counted;
		this.acquiredSize = size;
	}

	/** Called by the one who acquires, when no one else can reach it. */
	void open() {
		if (this.size != this.acquiredSize) {
			restore();
		}
		this.modCount++; // stops iterators that were kept
		this.released = 0;
	}

	private void restore() {
		if (this.array.length < this.acquiredSize) {
			this.array = new Object[this.acquiredSize];
		}
		resize(this.acquiredSize);
	}

	private void resize(int size) {
		this.size = size;
		this.exact = (this.array.length == size) ? this.array : EMPTY;
	}

	boolean isReleased() {
		return this.released != 0;
	}

	/**
	 * Drops the elements and refuses further use. Called with the home's lock held. An
	 * array that grew is kept as long as it is no larger than the largest pooled list's.
	 */
	void retire() {
		this.released = -1;
		if (this.array.length > ListPool.LARGEST) {
			dropArray();
		}
		else {
			wipe(this.array);
		}
	}

	private void dropArray() {
		this.array = EMPTY;
		this.exact = EMPTY;
		this.size = UNKNOWN;
	}

	/**
	 * Does all of it; a loop is slower for so few. No array here is longer than
	 * {@link ListPool#LARGEST}.
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

	/** Returns a list to hand out in place of this one, which is of no use any more. */
	PooledList<E> renew() {
		PooledList<E> fresh = new PooledList<>(this.pool, this.home, this.counted, this.acquiredSize);
		fresh.array = this.array;
		dropArray();
		return fresh;
	}

	@Override
	void requireUsable() {
		if (this.released != 0) {
			throw released();
		}
	}

	private static IllegalStateException released() {
		return new IllegalStateException("This list has been released: acquire another one");
	}

	@Override
	public int size() {
		requireUsable();
		return this.size;
	}

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable E get(int index) {
		int checked = index | this.released;
		@Nullable Object[] exact = this.exact;
		return (E) ((checked >= 0 && checked < exact.length) ? exact[checked] : this.array[check(index)]);
	}

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable E set(int index, @Nullable E element) {
		int checked = index | this.released;
		@Nullable Object[] exact = this.exact;
		if (checked < 0 || checked >= exact.length) {
			checked = check(index);
			exact = this.array;
		}
		E previous = (E) exact[checked];
		exact[checked] = element;
		return previous;
	}

	private int check(int index) {
		return Objects.checkIndex(index, size());
	}

	@Override
	public boolean add(@Nullable E element) {
		add(size(), element);
		return true;
	}

	@Override
	public void add(int index, @Nullable E element) {
		int size = size();
		Objects.checkIndex(index, size + 1);
		this.modCount++;
		if (size == this.array.length) {
			grow();
		}
		System.arraycopy(this.array, index, this.array, index + 1, size - index);
		this.array[index] = element;
		resize(size + 1);
	}

	private void grow() {
		long length = Math.max(ListPool.LARGEST, this.array.length * 3L / 2);
		this.array = Arrays.copyOf(this.array, (int) Math.min(length, Integer.MAX_VALUE - 8));
	}

	@Override
	public @Nullable E remove(int index) {
		E removed = get(index);
		removeRange(index, index + 1);
		return removed;
	}

	@Override
	protected void removeRange(int fromIndex, int toIndex) {
		int size = size();
		this.modCount++;
		System.arraycopy(this.array, toIndex, this.array, fromIndex, size - toIndex);
		resize(size - (toIndex - fromIndex));
		Arrays.fill(this.array, this.size, size, null);
	}

	/**
	 * Gives the list back to its pool. Doing so twice is harmless.
	 */
	@Override
	public void close() {
		this.pool.release(this);
	}

}
