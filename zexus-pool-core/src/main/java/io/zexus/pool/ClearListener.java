package io.zexus.pool;

/**
 * Told by a {@link MemoryPoolManager} of each clearing. Implementations must be safe for
 * use by many threads, and quick: they run on the thread that clears.
 */
@FunctionalInterface
public interface ClearListener {

	/**
	 * Called once for each pool after it was cleared through its manager.
	 * @param pool the pool's name
	 * @param cause why it was cleared
	 */
	void onClear(String pool, ClearCause cause);

}
