package io.zexus.pool;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.internal.lease.Stripe;

/**
 * A list on loan from a {@link ListPool}. It can grow, and goes back to the size it was
 * acquired with. Each acquired list is an object of its own: once it is released, every
 * operation on it, its iterators, streams and sub-lists is an
 * {@link IllegalStateException} for good; {@link #close()} is not, and does nothing.
 * <p>
 * Not thread-safe, as other lists; it may be used and released by another thread than
 * acquired it. Threads that use it at the same time, or while it is released, may spoil
 * this list, as they may any other, but never one that is acquired later: a call either
 * ends as if it came before the release, or throws.
 * <p>
 * {@code get}, {@code set} and {@code size} are O(1), as is adding at the end. The first
 * change after another thread's takes a lock.
 *
 * @param <E> the type of the elements
 */
public final class PooledList<E> extends LentList<E> implements AutoCloseable {

	/*
	 * Why no call reaches an array that was lent to someone else meanwhile, however
	 * threads race:
	 *
	 * Only the thread that owns the list writes to its array, and without a lock. Another
	 * one becomes the owner first, with the home's lock held, which notes the one before:
	 * that may be in the middle of a call, and late. Who releases a list becomes its
	 * owner too, so is in no other call. Storage with a late thread goes to that thread
	 * only, whose call has ended when it acquires, or gets another array.
	 *
	 * Reading is open to all: it looks after the element was read whether the list had
	 * not ended. The array is given up before anyone else can write to it.
	 *
	 * The array is only replaced with the lock held, so an end is final.
	 */

	final ListStorage storage;

	/** Holds the elements, and nulls behind; {@code null} once the list is released. */
	@Nullable Object @Nullable [] array;

	private int size;

	/** The thread that acquired it, or was the last one to change it. */
	private @Nullable Thread owner;

	PooledList(ListStorage storage, int size) {
		this.storage = storage;
		this.array = storage.lend();
		this.size = size;
		this.owner = Thread.currentThread();
	}

	/**
	 * Ends this list, and gives its array back to the storage. Called with the home's
	 * lock held.
	 * @return {@code false} when it had ended already
	 */
	boolean end() {
		@Nullable Object[] array = this.array;
		if (array == null) {
			return false;
		}
		becomeOwner();
		@Nullable Object[] successor = this.storage.successor(array); // throws before a change
		this.array = null;
		this.owner = null;
		VarHandle.storeStoreFence();
		this.storage.takeBack(successor);
		return true;
	}

	private void becomeOwner() {
		Thread current = Thread.currentThread();
		Thread owner = this.owner;
		if (owner != current && owner != null) {
			this.storage.passOn(owner, current);
			this.owner = current;
		}
	}

	@Override
	void requireUsable() {
		usable();
	}

	/** Returns the array, to be read only. */
	private @Nullable Object[] usable() {
		@Nullable Object[] array = this.array;
		if (array == null) {
			throw new IllegalStateException("This list has been released: acquire another one");
		}
		return array;
	}

	/** Returns the array, which the current thread may write to. */
	private @Nullable Object[] owned() {
		return (this.owner == Thread.currentThread()) ? usable() : ownedFromNow();
	}

	private @Nullable Object[] ownedFromNow() {
		Stripe home = this.storage.home;
		home.lock();
		try {
			@Nullable Object[] array = usable();
			becomeOwner();
			return array;
		}
		finally {
			home.unlock();
		}
	}

	@Override
	public int size() {
		usable();
		return this.size;
	}

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable E get(int index) {
		E element = (E) usable()[Objects.checkIndex(index, this.size)];
		VarHandle.loadLoadFence();
		usable();
		return element;
	}

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable E set(int index, @Nullable E element) {
		@Nullable Object[] array = owned();
		E previous = (E) array[Objects.checkIndex(index, this.size)];
		array[index] = element;
		return previous;
	}

	@Override
	public boolean add(@Nullable E element) {
		add(size(), element);
		return true;
	}

	@Override
	public void add(int index, @Nullable E element) {
		@Nullable Object[] array = owned();
		int size = this.size;
		Objects.checkIndex(index, size + 1);
		this.modCount++;
		if (size == array.length) {
			array = grow(array);
		}
		System.arraycopy(array, index, array, index + 1, size - index);
		array[index] = element;
		this.size = size + 1;
	}

	private @Nullable Object[] grow(@Nullable Object[] array) {
		long length = Math.max(ListPool.LARGEST, array.length * 3L / 2);
		@Nullable Object[] longer = Arrays.copyOf(array, (int) Math.min(length, Integer.MAX_VALUE - 8));
		Stripe home = this.storage.home;
		home.lock();
		try {
			usable();
			this.array = longer;
			return longer;
		}
		finally {
			home.unlock();
		}
	}

	@Override
	public @Nullable E remove(int index) {
		E removed = get(index);
		removeRange(index, index + 1);
		return removed;
	}

	@Override
	protected void removeRange(int fromIndex, int toIndex) {
		@Nullable Object[] array = owned();
		int size = this.size;
		this.modCount++;
		System.arraycopy(array, toIndex, array, fromIndex, size - toIndex);
		this.size = size - (toIndex - fromIndex);
		Arrays.fill(array, this.size, size, null);
	}

	/**
	 * Gives the list back to its pool. Does nothing when it was released already.
	 */
	@Override
	public void close() {
		this.storage.pool.release(this);
	}

}
