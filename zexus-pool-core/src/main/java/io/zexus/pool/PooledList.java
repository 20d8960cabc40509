package io.zexus.pool;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.RandomAccess;

import org.jspecify.annotations.Nullable;

/**
 * A list on loan from a {@link ListPool}. It can grow, and goes back to the size it was
 * acquired with. A list that has been released refuses every use.
 * <p>
 * Not thread-safe, as other lists; it may be released by another thread than acquired it.
 *
 * @param <E> the type of the elements
 */
public final class PooledList<E> extends AbstractList<@Nullable E> implements RandomAccess, AutoCloseable {

	final ListPool home;

	final int acquiredSize;

	private final ArrayList<@Nullable E> elements;

	volatile boolean released;

	PooledList(ListPool home, int size) {
		this.home = home;
		this.acquiredSize = size;
		this.elements = new ArrayList<>(size);
		reset();
	}

	void reset() {
		this.elements.clear();
		for (int i = 0; i < this.acquiredSize; i++) {
			this.elements.add(null);
		}
	}

	private ArrayList<@Nullable E> elements() {
		if (this.released) {
			throw new IllegalStateException("This list has been released: acquire another one");
		}
		return this.elements;
	}

	@Override
	public @Nullable E get(int index) {
		return elements().get(index);
	}

	@Override
	public @Nullable E set(int index, @Nullable E element) {
		return elements().set(index, element);
	}

	@Override
	public void add(int index, @Nullable E element) {
		elements().add(index, element);
		this.modCount++;
	}

	@Override
	public @Nullable E remove(int index) {
		this.modCount++;
		return elements().remove(index);
	}

	@Override
	public int size() {
		return elements().size();
	}

	/**
	 * Gives the list back to its pool. Doing so twice is harmless.
	 */
	@Override
	public void close() {
		this.home.release(this);
	}

}
