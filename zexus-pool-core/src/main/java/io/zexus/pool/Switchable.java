package io.zexus.pool;

/**
 * A pool that knows whether it is on, so that nobody else has to remember it.
 */
interface Switchable extends Pool {

	/**
	 * Returns whether this pool is on, as it is at first.
	 * @return whether it pools, retains and counts
	 */
	boolean isEnabled();

}
