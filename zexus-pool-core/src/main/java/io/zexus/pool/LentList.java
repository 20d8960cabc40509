package io.zexus.pool;

import java.util.AbstractList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
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
		requireUsable();
		return super.iterator();
	}

	@Override
	public ListIterator<@Nullable E> listIterator(int index) {
		return new Cursor(super.listIterator(index));
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

	/** The cursor of {@link AbstractList}, which does not look at the list every time. */
	private final class Cursor implements ListIterator<@Nullable E> {

		private final ListIterator<@Nullable E> cursor;

		private Cursor(ListIterator<@Nullable E> cursor) {
			this.cursor = cursor;
		}

		private ListIterator<@Nullable E> usable() {
			requireUsable();
			return this.cursor;
		}

		@Override
		public boolean hasNext() {
			return usable().hasNext();
		}

		@Override
		public @Nullable E next() {
			return usable().next();
		}

		@Override
		public boolean hasPrevious() {
			return usable().hasPrevious();
		}

		@Override
		public @Nullable E previous() {
			return usable().previous();
		}

		@Override
		public int nextIndex() {
			return usable().nextIndex();
		}

		@Override
		public int previousIndex() {
			return usable().previousIndex();
		}

		@Override
		public void remove() {
			usable().remove();
		}

		@Override
		public void set(@Nullable E element) {
			usable().set(element);
		}

		@Override
		public void add(@Nullable E element) {
			usable().add(element);
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
