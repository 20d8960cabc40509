package io.zexus.pool.internal.table;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The caches in front of {@link Tables}: their hits are hits of a table, and they are
 * emptied with it. A cache is referenced weakly, its counts go on when it is gone.
 * Thread-safe.
 */
final class Fronts {

	private final ReentrantLock lock = new ReentrantLock();

	private final List<Front> fronts = new ArrayList<>();

	/** Of caches that are gone. */
	private long hits;

	private long savedBytes;

	void add(Runnable clear, FrontCounts counts) {
		this.lock.lock();
		try {
			this.fronts.removeIf(this::isGone);
			this.fronts.add(new Front(clear, counts));
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isGone(Front front) {
		if (front.get() != null) {
			return false;
		}
		this.hits += front.counts.hits();
		this.savedBytes += front.counts.savedBytes();
		return true;
	}

	void clear() {
		this.lock.lock();
		try {
			for (Front front : this.fronts) {
				Runnable clear = front.get();
				if (clear != null) {
					clear.run();
				}
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	long hits() {
		this.lock.lock();
		try {
			long hits = this.hits;
			for (Front front : this.fronts) {
				hits += front.counts.hits();
			}
			return hits;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Returns the counts of the table with those of the caches. */
	TableCounts with(TableCounts table) {
		this.lock.lock();
		try {
			long hits = table.hits() + this.hits;
			long savedBytes = table.savedBytes() + this.savedBytes;
			for (Front front : this.fronts) {
				hits += front.counts.hits();
				savedBytes += front.counts.savedBytes();
			}
			return new TableCounts(hits, table.misses(), table.allocations(), table.evictions(), table.size(),
					table.capacity(), table.tooLong(), savedBytes);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** A cache, by what empties it. */
	private static final class Front extends WeakReference<@Nullable Runnable> {

		final FrontCounts counts;

		Front(Runnable clear, FrontCounts counts) {
			super(clear);
			this.counts = counts;
		}

	}

}
