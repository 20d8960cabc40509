package io.zexus.pool.learning;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * What is known by name, of few names. Parsers have one instance of most names, and names
 * mostly come in the same order, so the first look is at the one that came next last
 * time, by identity; an equal instance takes its place. A look-up takes a bounded time,
 * whatever the names: of those that crowd, some find no room. Not thread-safe.
 * <p>
 * Where a look-up ended is noted as a number: a reference written to an old object costs
 * a fence with most collectors.
 *
 * @param <T> what is known
 */
final class ByName<T> {

	private static final int PROBES = 8;

	private static final int LARGEST = 2048;

	/** As they were added, and at least one {@code null} behind. */
	private @Nullable Named<T>[] all = array(8);

	private int size;

	/** By hash. */
	private @Nullable Named<T>[] table = array(16);

	/** Place of the one found last, and of the one expected now. */
	private int last;

	private int expected;

	/** Returns what was added under a name, {@code null} if nothing was. */
	@Nullable Named<T> get(String name) {
		Named<T> named = this.all[this.expected];
		if (named == null || named.name != name) {
			named = find(name);
			if (named == null) {
				return null;
			}
			follows(named.place);
		}
		this.last = named.place;
		this.expected = named.next;
		return named;
	}

	private void follows(int place) {
		Named<T> last = this.all[this.last];
		if (last != null) {
			last.next = place;
		}
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
	void put(String name, @Nullable T value) {
		if (2 * this.size >= this.table.length && this.table.length < LARGEST) {
			this.table = array(2 * this.table.length);
			for (Named<T> named : this.all) {
				if (named != null) {
					insert(named);
				}
			}
		}
		Named<T> named = new Named<>(name, value, this.size);
		if (!insert(named)) {
			return;
		}
		this.all[this.size++] = named;
		if (this.size == this.all.length) {
			this.all = Arrays.copyOf(this.all, 2 * this.size);
		}
	}

	private boolean insert(Named<T> named) {
		int slot = start(named.name);
		for (int i = 0; i < PROBES; i++) {
			if (this.table[slot] == null) {
				this.table[slot] = named;
				return true;
			}
			slot = slot + 1 & this.table.length - 1;
		}
		return false;
	}

	@SuppressWarnings("unchecked") // holds nothing else
	private static <T> @Nullable Named<T>[] array(int length) {
		return (Named<T>[]) new Named<?>[length];
	}

	/** A name, and what is known by it. */
	static final class Named<T> {

		private String name;

		final @Nullable T value;

		private final int place;

		/** Place of the one asked for next when this one was asked for last. */
		private int next;

		private Named(String name, @Nullable T value, int place) {
			this.name = name;
			this.value = value;
			this.place = place;
			this.next = place + 1;
		}

	}

}
