package io.zexus.pool;

import org.jspecify.annotations.Nullable;

/**
 * What has been learnt of the values of one decoded property. Immutable. Rates and
 * distinct values are of samples; all else is counted. Values that the JVM keeps one
 * instance of anyway, the integers from -128 to 127, are no part of it.
 *
 * @param name class and name of the property, or names in a document that a class
 * declares; {@code *} for all names that came with documents alone
 * @param lookups values decoded
 * @param hitRate share of the values that the pool was asked for and had, in percent, as
 * in {@link PoolStats}; {@code null} before the first
 * @param repeatRate share of values that were seen shortly before, in percent;
 * {@code null} until that is known
 * @param distinctEstimate number of distinct values, zero until that is known
 * @param pooled whether values are pooled at present
 * @param savedBytes bytes of the copies that were not kept
 * @param savableBytes bytes of the copies that need not have been kept, whether its
 * values are pooled or not: an estimate from samples, zero until that is known
 */
public record PropertyStats(String name, long lookups, @Nullable Double hitRate, @Nullable Double repeatRate,
		long distinctEstimate, boolean pooled, long savedBytes, long savableBytes) {

	/**
	 * Creates statistics of a property whose values nobody has weighed.
	 * @param name class and name of the property
	 * @param lookups values decoded
	 * @param hitRate share of the values that the pool was asked for and had, in percent
	 * @param repeatRate share of values that were seen shortly before, in percent
	 * @param distinctEstimate number of distinct values
	 * @param pooled whether values are pooled at present
	 * @param savedBytes bytes of the copies that were not kept
	 */
	public PropertyStats(String name, long lookups, @Nullable Double hitRate, @Nullable Double repeatRate,
			long distinctEstimate, boolean pooled, long savedBytes) {
		this(name, lookups, hitRate, repeatRate, distinctEstimate, pooled, savedBytes, 0);
	}

}
