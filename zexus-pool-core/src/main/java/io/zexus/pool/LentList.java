package io.zexus.pool;

import java.util.AbstractList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Spliterator;

import org.jspecify.annotations.Nullable;

/**
 * A list whose every operation, and every operation of its iterators and sub-lists,
 * starts by asking whether it may still be used. Overrides what {@link AbstractList}
 * would answer without a look at the list itself.
 */
abstract class LentList<E> extends AbstractList<@Nullable E> implements RandomAccess {

	/** Throws when the list must not be used any more. */
	abstract void requireUsable();

	@Override
	protected abstract void removeRange(int fromIndex, int toIndex);

	final int modifications() {
		return this.modCount;
	}

	@Override
	public Iterator<@Nullable E> iterator() {
		return listIterator(0);
	}

	@Override
	public ListIterator<@Nullable E> listIterator(int index) {
		Objects.checkIndex(index, size() + 1);
		return new Cursor(index);
	}

	@Override
	public Spliterator<@Nullable E> spliterator() {
		requireUsable();
		return super.spliterator();
	}

	@Override
	public List<@Nullable E> subList(int fromIndex, int toIndex) {
		Objects.checkFromToIndex(fromIndex, toIndex, size());
		return new Range<>(this, fromIndex, toIndex - fromIndex);
	}

	@Override
	public boolean addAll(Collection<? extends @Nullable E> elements) {
		requireUsable();
		return super.addAll(elements);
	}

	@Override
	public boolean containsAll(Collection<?> elements) {
		requireUsable();
		return super.containsAll(elements);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		requireUsable();
		return super.equals(other);
	}

	@Override
	public int hashCode() {
		return super.hashCode();
	}

	private final class Cursor implements ListIterator<@Nullable E> {

		private static final int NONE = -1;

		private int next;

		private int returned = NONE;

		private int expected = modifications();

		private Cursor(int next) {
			this.next = next;
		}

		@Override
		public boolean hasNext() {
			return this.next < size();
		}

		@Override
		public boolean hasPrevious() {
			requireUsable();
			return this.next > 0;
		}

		@Override
		public int nextIndex() {
			requireUsable();
			return this.next;
		}

		@Override
		public int previousIndex() {
			return nextIndex() - 1;
		}

		@Override
		public @Nullable E next() {
			requireUnmodified();
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			this.returned = this.next++;
			return get(this.returned);
		}

		@Override
		public @Nullable E previous() {
			requireUnmodified();
			if (!hasPrevious()) {
				throw new NoSuchElementException();
			}
			this.returned = --this.next;
			return get(this.returned);
		}

		@Override
		public void set(@Nullable E element) {
			LentList.this.set(requireReturned(), element);
		}

		@Override
		public void remove() {
			int index = requireReturned();
			LentList.this.remove(index);
			this.next -= (index < this.next) ? 1 : 0;
			this.returned = NONE;
			this.expected = modifications();
		}

		@Override
		public void add(@Nullable E element) {
			requireUnmodified();
			LentList.this.add(this.next++, element);
			this.returned = NONE;
			this.expected = modifications();
		}

		private int requireReturned() {
			requireUnmodified();
			if (this.returned == NONE) {
				throw new IllegalStateException("There is no element to change: call next() or previous() first");
			}
			return this.returned;
		}

		private void requireUnmodified() {
			requireUsable();
			if (this.expected != modifications()) {
				throw new ConcurrentModificationException();
			}
		}

	}

	/** A view of a part of a list, which may be a view itself. */
	private static final class Range<E> extends LentList<E> {

		private final LentList<E> whole;

		private final int from;

		private int size;

		private Range(LentList<E> whole, int from, int size) {
			this.whole = whole;
			this.from = from;
			this.size = size;
			this.modCount = whole.modifications();
		}

		@Override
		void requireUsable() {
			this.whole.requireUsable();
			if (this.modCount != this.whole.modifications()) {
				throw new ConcurrentModificationException();
			}
		}

		@Override
		public int size() {
			requireUsable();
			return this.size;
		}

		@Override
		public @Nullable E get(int index) {
			return this.whole.get(this.from + Objects.checkIndex(index, size()));
		}

		@Override
		public @Nullable E set(int index, @Nullable E element) {
			return this.whole.set(this.from + Objects.checkIndex(index, size()), element);
		}

		@Override
		public void add(int index, @Nullable E element) {
			this.whole.add(this.from + Objects.checkIndex(index, size() + 1), element);
			resized(1);
		}

		@Override
		public @Nullable E remove(int index) {
			E removed = this.whole.remove(this.from + Objects.checkIndex(index, size()));
			resized(-1);
			return removed;
		}

		@Override
		protected void removeRange(int fromIndex, int toIndex) {
			Objects.checkFromToIndex(fromIndex, toIndex, size());
			this.whole.removeRange(this.from + fromIndex, this.from + toIndex);
			resized(fromIndex - toIndex);
		}

		private void resized(int change) {
			this.size += change;
			this.modCount = this.whole.modifications();
		}

	}

}
