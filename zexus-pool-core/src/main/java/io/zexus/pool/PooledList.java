package io.zexus.pool;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

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

	/** Shelf of a list that is counted, but never goes back. */
	static final int NO_SHELF = -1;

	/** Shelf of a list made while the pool was off. */
	static final int UNCOUNTED = -2;

	private static final int RELEASED = -1;

	private static final Object[] EMPTY = {};

	final ListPool pool;

	final Stripe home;

	final int shelf;

	private final int acquiredSize;

	/** Whether someone has this list. The home's lock decides a race to release. */
	boolean lent;

	Leaks.@Nullable Trace trace;

	/** All null from {@link #size} on. */
	private @Nullable Object[] elements;

	private int size = RELEASED;

	PooledList(ListPool pool, Stripe home, int shelf, int size) {
		this.pool = pool;
		this.home = home;
		this.shelf = shelf;
		this.acquiredSize = size;
		this.elements = EMPTY;
	}

	/** Called by the one who acquires, when no one else can reach it. */
	void open() {
		if (this.elements.length < this.acquiredSize) {
			this.elements = new Object[this.acquiredSize];
		}
		this.size = this.acquiredSize;
		this.lent = true;
		this.modCount++; // stops iterators that were kept
	}

	/**
	 * Drops the elements and refuses further use. Called with the home's lock held. An
	 * array that grew is kept as long as it is no larger than the largest pooled list's.
	 */
	void retire() {
		this.lent = false;
		int used = this.size;
		this.size = RELEASED;
		if (this.shelf < 0 || this.elements.length > ListPool.LARGEST) {
			this.elements = EMPTY;
		}
		else {
			Arrays.fill(this.elements, 0, used, null);
		}
	}

	/** Returns a list to hand out in place of this one, which is of no use any more. */
	PooledList<E> renew() {
		PooledList<E> fresh = new PooledList<>(this.pool, this.home, this.shelf, this.acquiredSize);
		fresh.elements = this.elements;
		this.elements = EMPTY;
		return fresh;
	}

	@Override
	void requireUsable() {
		if (this.size < 0) {
			throw released();
		}
	}

	private static IllegalStateException released() {
		return new IllegalStateException("This list has been released: acquire another one");
	}

	@Override
	public int size() {
		int size = this.size;
		if (size < 0) {
			throw released();
		}
		return size;
	}

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable E get(int index) {
		if (index < 0 || index >= this.size) {
			throw refuse(index);
		}
		return (E) this.elements[index];
	}

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable E set(int index, @Nullable E element) {
		if (index < 0 || index >= this.size) {
			throw refuse(index);
		}
		E previous = (E) this.elements[index];
		this.elements[index] = element;
		return previous;
	}

	private RuntimeException refuse(int index) {
		return (this.size < 0) ? released()
				: new IndexOutOfBoundsException("Index " + index + " out of bounds for length " + this.size);
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
		if (size == this.elements.length) {
			grow();
		}
		System.arraycopy(this.elements, index, this.elements, index + 1, size - index);
		this.elements[index] = element;
		this.size = size + 1;
	}

	private void grow() {
		long length = Math.max(ListPool.LARGEST, this.elements.length * 3L / 2);
		this.elements = Arrays.copyOf(this.elements, (int) Math.min(length, Integer.MAX_VALUE - 8));
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
		System.arraycopy(this.elements, toIndex, this.elements, fromIndex, size - toIndex);
		this.size = size - (toIndex - fromIndex);
		Arrays.fill(this.elements, this.size, size, null);
	}

	/**
	 * Gives the list back to its pool. Doing so twice is harmless.
	 */
	@Override
	public void close() {
		this.pool.release(this);
	}

}
