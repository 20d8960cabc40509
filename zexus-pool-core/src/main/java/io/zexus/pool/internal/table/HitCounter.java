package io.zexus.pool.internal.table;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

/**
 * Counts calls that take no lock, exactly, from any number of threads, without an atomic
 * read-modify-write for the threads that come most: hits and the bytes they saved, and
 * values that were turned away.
 *
 * <p>
 * A thread owns the cell that its id names, if nobody else does, and adds to it with
 * plain arithmetic; all others use a {@link LongAdder}.
 *
 * <p>
 * <b>Correctness.</b> Only the owner of a cell writes its counts, so no update is lost.
 * Ownership passes only after the owner was collected, hence after its last write, and
 * the counts go on in the next owner's cell. Counts are written opaquely: a sum read
 * while others count may miss their latest hits but never tears or goes backwards, and
 * after a join, or any other happens-before edge, it is exact. The owner is referenced
 * weakly, so that no thread, nor its class loader, is kept alive.
 */
public final class HitCounter {

	private static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(Cell[].class);

	private static final int MASK = Math.max(64, Integer.highestOneBit(8 * Runtime.getRuntime().availableProcessors()))
			- 1;

	private final @Nullable Cell[] cells = new Cell[MASK + 1];

	private final LongAdder otherHits = new LongAdder();

	private final LongAdder otherBytes = new LongAdder();

	private final LongAdder otherRejections = new LongAdder();

	private final LongAdder misses = new LongAdder();

	private final LongAdder tooLong = new LongAdder();

	private final int usual;

	/**
	 * Creates a counter.
	 * @param usual bytes that a hit saves at least: where all save the same, there is
	 * only one count to write
	 */
	public HitCounter(int usual) {
		this.usual = usual;
	}

	/**
	 * Counts a hit.
	 * @param more bytes that it saved beyond the usual ones, not negative
	 */
	public void hit(int more) {
		Thread thread = Thread.currentThread();
		@Nullable Cell[] cells = this.cells;
		Cell cell = cells[index(thread, cells)];
		if (cell != null && cell.refersTo(thread)) {
			cell.hit(more);
		}
		else {
			hitElsewhere(more);
		}
	}

	/** Apart, so that the compiler keeps it out of the way of threads that own a cell. */
	private void hitElsewhere(int more) {
		Cell cell = mine();
		if (cell != null) {
			cell.hit(more);
		}
		else {
			this.otherHits.increment();
			this.otherBytes.add(more);
		}
	}

	/** Counts a value that was turned away. */
	void reject() {
		Cell cell = mine();
		if (cell != null) {
			cell.reject();
		}
		else {
			this.otherRejections.increment();
		}
	}

	/** Returns the cell of the current thread, {@code null} if another one owns it. */
	private @Nullable Cell mine() {
		Thread thread = Thread.currentThread();
		@Nullable Cell[] cells = this.cells;
		int index = index(thread, cells);
		Cell cell = cells[index];
		return (cell != null && cell.refersTo(thread)) ? cell : take(thread, index);
	}

	private static int index(Thread thread, @Nullable Cell[] cells) {
		return (int) thread.getId() & (cells.length - 1);
	}

	/** Takes a cell without owner; returns {@code null} if it has one. */
	private @Nullable Cell take(Thread thread, int index) {
		Cell cell = (Cell) CELLS.getAcquire(this.cells, index);
		if (cell == null || cell.refersTo(null)) {
			Cell mine = new Cell(thread, cell);
			if (CELLS.compareAndSet(this.cells, index, cell, mine)) {
				return mine;
			}
		}
		return null;
	}

	/** Counts a call for a value that is too long for the table. */
	void countTooLong() {
		this.tooLong.increment();
	}

	long tooLong() {
		return this.tooLong.sum();
	}

	/** Counts a call that never reached a table. */
	void miss() {
		this.misses.increment();
	}

	/**
	 * Returns the number of hits so far.
	 * @return the number
	 */
	public long hits() {
		return this.otherHits.sum() + sum(Cell::hits);
	}

	/**
	 * Returns the bytes that the hits saved so far.
	 * @return the number
	 */
	public long savedBytes() {
		return this.usual * hits() + this.otherBytes.sum() + sum(Cell::bytes);
	}

	long rejections() {
		return this.otherRejections.sum() + sum(Cell::rejections);
	}

	private long sum(ToLongFunction<Cell> count) {
		long sum = 0;
		for (int i = 0; i <= MASK; i++) {
			Cell cell = (Cell) CELLS.getAcquire(this.cells, i);
			sum += (cell != null) ? count.applyAsLong(cell) : 0;
		}
		return sum;
	}

	long misses() {
		return this.misses.sum();
	}

	/** Counts of one thread, going on from those of the thread before it. */
	private static final class Cell extends WeakReference<Thread> {

		private static final VarHandle HITS = handle("hits");

		private static final VarHandle BYTES = handle("bytes");

		private static final VarHandle REJECTIONS = handle("rejections");

		// Padding keeps the cells of two threads out of one cache line
		long p1, p2, p3, p4, p5, p6, p7;

		private long hits;

		private long bytes;

		private long rejections;

		long q1, q2, q3, q4, q5, q6, q7;

		Cell(@Nullable Thread owner, @Nullable Cell before) {
			super(owner);
			this.hits = (before != null) ? before.hits() : 0;
			this.bytes = (before != null) ? before.bytes() : 0;
			this.rejections = (before != null) ? before.rejections() : 0;
		}

		private static VarHandle handle(String count) {
			return ConstantBootstraps.fieldVarHandle(MethodHandles.lookup(), count, VarHandle.class, Cell.class,
					long.class);
		}

		void hit(int more) {
			HITS.setOpaque(this, this.hits + 1);
			if (more != 0) {
				BYTES.setOpaque(this, this.bytes + more);
			}
		}

		void reject() {
			REJECTIONS.setOpaque(this, this.rejections + 1);
		}

		long hits() {
			return (long) HITS.getOpaque(this);
		}

		long bytes() {
			return (long) BYTES.getOpaque(this);
		}

		long rejections() {
			return (long) REJECTIONS.getOpaque(this);
		}

	}

}
