package io.zexus.pool;

/**
 * Told by a {@link MemoryPoolManager} of each clearing and change of a capacity, and of
 * pools that come later. Implementations must be safe for use by many threads, and quick:
 * they run on the thread that clears.
 */
@FunctionalInterface
public interface ClearListener {

	/**
	 * Called once for each pool after it was cleared through its manager, or told to let
	 * go of what only it holds.
	 * @param pool the pool's name
	 * @param cause why it was cleared
	 */
	void onClear(String pool, ClearCause cause);

	/**
	 * Called once for each pool and relief, when it is known how many objects the pool
	 * let go; {@link #onClear} was called when that began. The default does nothing.
	 * @param pool the pool's name
	 * @param cause why it was relieved
	 * @param letGo how many objects it let go
	 */
	default void onRelief(String pool, ClearCause cause, long letGo) {
	}

	/**
	 * Called once a pool was given another capacity through its manager. The default does
	 * nothing.
	 * @param pool the pool's name
	 * @param from the capacity before
	 * @param to the capacity now
	 */
	default void onResize(String pool, int from, int to) {
	}

	/**
	 * Called once a pool was registered that was not there when this listener was added.
	 * Does nothing by default.
	 * @param name the pool's name
	 * @param pool the pool
	 */
	default void onRegister(String name, Pool pool) {
	}

}
