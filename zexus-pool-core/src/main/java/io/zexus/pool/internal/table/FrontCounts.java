package io.zexus.pool.internal.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import io.zexus.pool.internal.concurrent.Padded;

/**
 * Counts hits of a cache in front of a {@link Table}. One thread at a time may count, and
 * hands on with a happens-before edge; any thread may read, and finds exact counts after
 * such an edge.
 */
public final class FrontCounts extends Padded {

	private static final VarHandle HITS;

	private static final VarHandle SAVED;

	static {
		try {
			HITS = MethodHandles.lookup().findVarHandle(FrontCounts.class, "hits", long.class);
			SAVED = MethodHandles.lookup().findVarHandle(FrontCounts.class, "saved", long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private long hits;

	private long saved;

	/**
	 * Creates counts of zero.
	 */
	public FrontCounts() {
	}

	/**
	 * Counts a hit.
	 * @param bytes of the copy that need not be made
	 */
	public void hit(int bytes) {
		HITS.setOpaque(this, this.hits + 1);
		SAVED.setOpaque(this, this.saved + bytes);
	}

	/**
	 * Returns the hits.
	 * @return their number
	 */
	public long hits() {
		return (long) HITS.getOpaque(this);
	}

	/**
	 * Returns what the hits saved.
	 * @return the bytes
	 */
	public long savedBytes() {
		return (long) SAVED.getOpaque(this);
	}

}
