package io.zexus.pool.internal.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * The table of a pool, and the ones that take its place: a larger one when it is full, or
 * one of another capacity. All that one call needs is found in one immutable
 * {@link Table}, which the pool keeps in a field of its own, so a hit is no slower than
 * in a table that never changes.
 *
 * <p>
 * <b>Correctness.</b> A table is replaced with all of its locks held. Nobody sees the new
 * one before it has all values that stay, and whoever inserts makes sure, under a lock,
 * that its table is still the current one: so no value is lost or brought in twice. The
 * old one does not change any more. A reader that still looks there asked before it was
 * replaced, and is answered as of then; it never waits. What a table refers to is reached
 * through final fields, so that the pool may publish it by a plain store.
 *
 * @param <T> the type of the values
 */
public final class Tables<T> {

	/** Enough for the oldest to outlive some collections before its turn comes. */
	private static final int CANARIES = 8;

	/** Bytes that a value takes, about: a string of twenty characters or so. */
	private static final long VALUE = 64;

	final Content<T> content;

	final HitCounter counter;

	private final Consumer<Table<T>> pool;

	private final Fronts fronts = new Fronts();

	/** Changes with all locks of the one before held. */
	private volatile Table<T> current;

	/** Whether memory did not suffice to grow. */
	private volatile boolean cramped;

	private volatile @Nullable SizeSampler sampler;

	/** Objects for weak phases to come, the oldest one first; guarded by all locks. */
	private final Deque<Object> canaries = new ArrayDeque<>();

	/** Guarded by all locks. */
	private @Nullable WeakPhase phase;

	/**
	 * Creates the first table.
	 * @param capacity most values that it holds
	 * @param saved bytes that each hit saves, besides those that the content tells
	 * @param content the content of values, given as such
	 * @param pool is told of each table that takes the place of another
	 */
	public Tables(int capacity, int saved, Content<T> content, Consumer<Table<T>> pool) {
		this.content = content;
		this.counter = new HitCounter(saved);
		this.pool = pool;
		for (int i = 0; i < CANARIES; i++) {
			this.canaries.add(new Object());
		}
		this.current = new Table<>(this, capacity, initial(capacity), true);
	}

	private static int initial(int capacity) {
		return Math.min(capacity, Table.INITIAL);
	}

	/**
	 * Returns the table that is used now.
	 * @return the table
	 */
	public Table<T> current() {
		return this.current;
	}

	/**
	 * Adds a cache in front of the table, as long as it is in use elsewhere: its hits
	 * count as hits of the table, and it is emptied whenever the table is, or changes its
	 * capacity.
	 * @param clear empties the cache, from any thread; referenced weakly
	 * @param counts what the cache counts
	 */
	public void addFront(Runnable clear, FrontCounts counts) {
		this.fronts.add(clear, counts);
	}

	/**
	 * Returns whether there is memory for a larger table and for as many values again.
	 */
	boolean mayGrow(Table<T> full) {
		Runtime runtime = Runtime.getRuntime();
		long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
		return !this.cramped && Table.bytes(2 * full.limit) + VALUE * full.limit <= free;
	}

	/**
	 * Makes a larger table take the place of a full one, unless another has already or
	 * memory does not suffice. Returns the current one.
	 */
	Table<T> grow(Table<T> full) {
		try {
			replace((table) -> (table != full) ? table
					: new Table<>(full, full.capacity, (int) Math.min(full.capacity, 2L * full.limit), true, true));
		}
		catch (OutOfMemoryError ex) {
			this.cramped = true;
		}
		return this.current;
	}

	/**
	 * Changes how many values there may be. The most used ones stay, up to the new
	 * number.
	 * @param capacity the new capacity
	 */
	public void resize(int capacity) {
		this.cramped = false;
		replace((table) -> {
			int limit = table.open ? Math.min(capacity, Math.max(Table.INITIAL, table.limit)) : 0;
			return new Table<>(table, capacity, limit, table.open, table.open);
		});
		this.fronts.clear();
	}

	/**
	 * Lets values in, or removes every value and lets none in.
	 * @param open whether to let values in
	 */
	public void open(boolean open) {
		this.cramped = false;
		replace((table) -> (table.open == open) ? table
				: new Table<>(table, table.capacity, open ? initial(table.capacity) : 0, open, false));
		this.fronts.clear();
	}

	/**
	 * Removes every value, and gives back what memory the table has grown to.
	 */
	public void clear() {
		this.cramped = false;
		replace((table) -> {
			table.removeAll();
			if (table.limit <= Table.INITIAL) {
				return table;
			}
			try {
				return new Table<>(table, table.capacity, initial(table.capacity), true, false);
			}
			catch (OutOfMemoryError ex) {
				return table;
			}
		});
		this.fronts.clear();
	}

	/**
	 * Holds all values weakly until a collection has shown which of them others hold, and
	 * these as before then; what is asked for meanwhile is held at once. A change of
	 * size, as by growing, cuts this short.
	 * @return the phase under way, which may have begun earlier
	 */
	public WeakPhase relieve() {
		Table<T> table = lock();
		WeakPhase phase;
		try {
			settle(table, false);
			phase = this.phase;
			if (phase == null) {
				this.canaries.add(new Object());
				phase = new WeakPhase(this.canaries.remove());
				try {
					table.weaken(phase);
					this.phase = phase;
				}
				catch (OutOfMemoryError ex) {
					phase.end(table.size());
					table.removeAll();
				}
			}
		}
		finally {
			table.unlock();
		}
		this.fronts.clear();
		return phase;
	}

	/**
	 * Ends a weak phase if there was a collection since it began.
	 */
	public void settle() {
		Table<T> table = lock();
		try {
			settle(table, false);
		}
		finally {
			table.unlock();
		}
	}

	private void settle(Table<T> table, boolean now) {
		WeakPhase phase = this.phase;
		if (phase != null && (now || phase.isOver())) {
			phase.end(table.strengthen());
			this.phase = null;
		}
	}

	/**
	 * Takes in the look-ups that were sampled since the last time; the first time, and
	 * after a change of the capacity, sampling begins. One thread is to call this now and
	 * then, some ten times a second.
	 */
	public void observe() {
		Table<T> table = this.current;
		SizeSampler sampler = this.sampler;
		if (sampler == null || sampler.capacity() != table.capacity) {
			sampler = (table.capacity > 0) ? new SizeSampler(this, table.capacity) : null;
			this.sampler = sampler;
			table.sampleBelow((sampler != null) ? sampler.limit() : 0);
		}
		else if (sampler.drain()) {
			this.current.sampleBelow(sampler.limit());
		}
	}

	/** Kept out of line so that the slow path does not hamper inlining. */
	void sample(int hash) {
		SizeSampler sampler = this.sampler;
		if (sampler != null) {
			sampler.add(hash);
		}
	}

	/**
	 * Returns what other capacities would do to the hit rate.
	 * @return a gain for each capacity in question, in their order; empty while unknown
	 */
	public List<SizeGain> gains() {
		SizeSampler sampler = this.sampler;
		return (sampler != null && sampler.capacity() == this.current.capacity) ? sampler.gains() : List.of();
	}

	/**
	 * Returns the calls so far, those of this moment perhaps not all.
	 * @return the calls that the tables were to serve
	 */
	public TableCalls calls() {
		long hits = this.counter.hits() + this.fronts.hits();
		long all = hits + this.counter.rejections();
		for (Shard shard : this.current.shards) {
			all += shard.misses();
		}
		return new TableCalls(hits, all);
	}

	private void replace(UnaryOperator<Table<T>> successor) {
		Table<T> table = lock();
		try {
			settle(table, true);
			Table<T> next = successor.apply(table);
			SizeSampler sampler = this.sampler;
			if (sampler != null && sampler.capacity() == next.capacity) {
				next.sampleBelow(sampler.limit());
			}
			// Both before anyone can insert
			this.pool.accept(next);
			this.current = next;
		}
		finally {
			table.unlock();
		}
	}

	/** Returns the current table with all of its locks held. */
	private Table<T> lock() {
		while (true) {
			Table<T> table = this.current;
			table.lock();
			if (table == this.current) {
				return table;
			}
			table.unlock();
		}
	}

	/**
	 * Returns what was counted so far.
	 * @return the counts
	 */
	public TableCounts counts() {
		long hits = this.counter.hits();
		long savedBytes = this.counter.savedBytes();
		// A value that is turned away came in and was the one evicted
		long rejections = this.counter.rejections();
		long tooLong = this.counter.tooLong();
		long misses = this.counter.misses() + tooLong + rejections;
		long allocations = rejections;
		long evictions = rejections;
		int size;
		Table<T> table = lock();
		try {
			settle(table, false);
			size = table.size();
			for (Shard shard : table.shards) {
				misses += shard.misses();
				allocations += shard.entries;
				evictions += shard.evictions;
			}
		}
		finally {
			table.unlock();
		}
		return this.fronts
			.with(new TableCounts(hits, misses, allocations, evictions, size, table.capacity, tooLong, savedBytes));
	}

}
