package io.zexus.pool.internal.table;

import java.lang.ref.WeakReference;

import org.jspecify.annotations.Nullable;

/**
 * The values of a {@link Table}, by slot, that it holds weakly for a time. The lock of a
 * bucket's shard guards its slots; a look without it may see what has left since.
 *
 * @param <T> the type of the values
 */
final class WeakValues<T> {

	private final WeakPhase phase;

	private final @Nullable Held<T>[] held;

	@SuppressWarnings("unchecked")
	WeakValues(WeakPhase phase, int slots) {
		this.phase = phase;
		this.held = (Held<T>[]) new Held<?>[slots];
	}

	boolean isOver() {
		return this.phase.isOver();
	}

	void hold(int slot, T value, int hash) {
		this.held[slot] = new Held<>(value, hash);
	}

	boolean holds(int slot) {
		return this.held[slot] != null;
	}

	/** Returns the value in a slot, {@code null} if there is none any more. */
	@Nullable T get(int slot) {
		Held<T> held = this.held[slot];
		return (held != null) ? held.get() : null;
	}

	/** Returns the hash of the value that is in a slot, or was. */
	int hash(int slot) {
		Held<T> held = this.held[slot];
		return (held != null) ? held.hash : 0;
	}

	void drop(int slot) {
		this.held[slot] = null;
	}

	/** Knows the hash of a value that was collected. */
	private static final class Held<T> extends WeakReference<T> {

		private final int hash;

		Held(T value, int hash) {
			super(value);
			this.hash = hash;
		}

	}

}
