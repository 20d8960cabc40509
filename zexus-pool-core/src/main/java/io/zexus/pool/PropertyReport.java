package io.zexus.pool;

import java.util.List;

/**
 * Tells what a decoder has learnt of the properties whose values it may pool.
 * Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface PropertyReport {

	/**
	 * Returns what is known of the properties whose values go to a pool.
	 * @param pool name of the pool
	 * @return statistics by property, bounded in number, without any value; empty for a
	 * pool that no decoder uses
	 */
	List<PropertyStats> properties(String pool);

}
