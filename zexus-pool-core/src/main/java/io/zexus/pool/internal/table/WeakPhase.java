package io.zexus.pool.internal.table;

import java.lang.ref.WeakReference;
import java.util.OptionalLong;

/**
 * A time during which a table holds its values weakly: it ends after a collection has
 * shown which of them somebody else holds. Thread-safe.
 * <p>
 * The collection is recognised by an object that only this refers to. It has to be about
 * as old as the values are: a collection of young objects alone says nothing of them.
 */
public final class WeakPhase {

	private static final long UNKNOWN = -1;

	private final WeakReference<Object> canary;

	private volatile long letGo = UNKNOWN;

	WeakPhase(Object canary) {
		this.canary = new WeakReference<>(canary);
	}

	/** Returns whether there was a collection since. */
	boolean isOver() {
		return this.canary.refersTo(null);
	}

	void end(long letGo) {
		this.letGo = letGo;
	}

	/**
	 * Returns how many values were let go.
	 * @return the number, empty while it is not known
	 */
	public OptionalLong letGo() {
		long letGo = this.letGo;
		return (letGo != UNKNOWN) ? OptionalLong.of(letGo) : OptionalLong.empty();
	}

}
