package io.zexus.pool.advisor.collect;

/**
 * The heap that collections of millions of elements may take, claimed before it is
 * allocated, so that a dump that is too large ends with advice and not with an
 * {@link OutOfMemoryError}.
 * <p>
 * This class is not thread-safe.
 */
public final class HeapBudget {

	/** What everything else takes: classes, names, buffers. */
	private static final long OTHERS = 40L << 20;

	private final long total;

	private long claimed;

	/**
	 * Creates a budget.
	 * @param heap the largest heap there can be, in bytes
	 */
	public HeapBudget(long heap) {
		// The collector needs some room to work.
		this.total = Math.max(heap - heap / 16 - OTHERS, 1 << 20);
	}

	/**
	 * Claims memory.
	 * @param bytes how much
	 * @throws NotEnoughHeapException when there is not as much
	 */
	public void claim(long bytes) {
		if (this.claimed + bytes > this.total) {
			throw new NotEnoughHeapException(this.total + OTHERS);
		}
		this.claimed += bytes;
	}

	/**
	 * Gives memory back.
	 * @param bytes how much
	 */
	public void release(long bytes) {
		this.claimed -= bytes;
	}

	/**
	 * Returns what can still be claimed.
	 * @return bytes
	 */
	public long left() {
		return this.total - this.claimed;
	}

}
