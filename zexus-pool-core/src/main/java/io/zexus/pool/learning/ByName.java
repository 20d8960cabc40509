package io.zexus.pool.learning;

import org.jspecify.annotations.Nullable;

/**
 * What is known by name, of few names. Parsers have one instance of most names, and names
 * mostly come in the same order, so the first look is at the one that came next last
 * time, by identity; an equal instance takes its place. A look-up takes a bounded time,
 * whatever the names: of those that crowd, some find no room. Not thread-safe.
 *
 * @param <T> what is known
 */
final class ByName<T> {

	private static final int PROBES = 8;

	private static final int LARGEST = 2048;

	private @Nullable Named<T>[] table = table(16);

	private int size;

	/** The one found last. */
	private @Nullable Named<T> last;

	@Nullable T get(String name) {
		Named<T> last = this.last;
		Named<T> next = (last != null) ? last.next : null;
		if (next == null || next.name != name) {
			next = find(name);
			if (next == null) {
				return null;
			}
			if (last != null) {
				last.next = next;
			}
		}
		this.last = next;
		return next.value;
	}

	private @Nullable Named<T> find(String name) {
		int slot = start(name);
		for (int i = 0; i < PROBES; i++) {
			Named<T> found = this.table[slot];
			if (found == null || found.name == name) {
				return found;
			}
			if (found.name.equals(name)) {
				found.name = name;
				return found;
			}
			slot = slot + 1 & this.table.length - 1;
		}
		return null;
	}

	private int start(String name) {
		return (name.hashCode() * 0x9e3779b1 >>> 8) & this.table.length - 1;
	}

	/** Adds a name that is not there, or does not if there is no room. */
	void put(String name, T value) {
		if (2 * this.size >= this.table.length && this.table.length < LARGEST) {
			@Nullable Named<T>[] smaller = this.table;
			this.table = table(2 * smaller.length);
			this.size = 0;
			for (Named<T> named : smaller) {
				if (named != null) {
					put(named);
				}
			}
		}
		put(new Named<>(name, value));
	}

	private void put(Named<T> named) {
		int slot = start(named.name);
		for (int i = 0; i < PROBES; i++) {
			if (this.table[slot] == null) {
				this.table[slot] = named;
				this.size++;
				return;
			}
			slot = slot + 1 & this.table.length - 1;
		}
	}

	@SuppressWarnings("unchecked") // holds nothing else
	private static <T> @Nullable Named<T>[] table(int length) {
		return (Named<T>[]) new Named<?>[length];
	}

	private static final class Named<T> {

		String name;

		final T value;

		/** The one asked for next when this one was asked for last. */
		@Nullable Named<T> next;

		Named(String name, T value) {
			this.name = name;
			this.value = value;
		}

	}

}
