package io.zexus.pool;

import java.util.OptionalLong;

/**
 * What comes of a pool's letting go of what only it holds, see {@link Pool#relieve()}.
 * Implementations must be safe for use by many threads.
 */
@FunctionalInterface
public interface Relief {

	/**
	 * Returns how many objects the pool let go. It does not wait, and may be asked again
	 * and again.
	 * @return the number; empty until a collection has shown which ones others hold
	 */
	OptionalLong letGo();

}
