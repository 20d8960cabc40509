package io.zexus.pool.learning;

import org.jspecify.annotations.Nullable;

/**
 * What is known by name, of few names. Parsers have one instance of most names, so the
 * first look is by identity; an equal instance takes its place. A look-up takes a bounded
 * time, whatever the names: of those that crowd, some find no room. Not thread-safe.
 *
 * @param <T> what is known
 */
final class ByName<T> {

	private static final int PROBES = 8;

	private static final int LARGEST = 2048;

	private @Nullable String[] names = new String[16];

	private @Nullable Object[] values = new Object[16];

	private int size;

	@SuppressWarnings("unchecked")
	@Nullable T get(String name) {
		int slot = slot(name);
		return (slot >= 0) ? (T) this.values[slot] : null;
	}

	/** Returns the slot of a name, or -1. */
	private int slot(String name) {
		@Nullable String[] names = this.names;
		int slot = start(name);
		for (int i = 0; i < PROBES; i++) {
			String found = names[slot];
			if (found == name) {
				return slot;
			}
			if (found == null) {
				return -1;
			}
			if (found.equals(name)) {
				names[slot] = name;
				return slot;
			}
			slot = slot + 1 & names.length - 1;
		}
		return -1;
	}

	private int start(String name) {
		return (name.hashCode() * 0x9e3779b1 >>> 8) & this.names.length - 1;
	}

	/** Adds a name that is not there, or does not if there is no room. */
	void put(String name, T value) {
		if (2 * this.size >= this.names.length && this.names.length < LARGEST) {
			grow();
		}
		int slot = start(name);
		for (int i = 0; i < PROBES; i++) {
			if (this.names[slot] == null) {
				this.names[slot] = name;
				this.values[slot] = value;
				this.size++;
				return;
			}
			slot = slot + 1 & this.names.length - 1;
		}
	}

	@SuppressWarnings("unchecked")
	private void grow() {
		@Nullable String[] names = this.names;
		@Nullable Object[] values = this.values;
		this.names = new String[2 * names.length];
		this.values = new Object[2 * names.length];
		this.size = 0;
		for (int i = 0; i < names.length; i++) {
			String name = names[i];
			Object value = values[i];
			if (name != null && value != null) {
				put(name, (T) value);
			}
		}
	}

}
