package io.zexus.pool;

/**
 * What has been learnt of the values of one decoded property. Immutable. Figures other
 * than {@code lookups} are estimates from samples; so are the lookups of keys of maps and
 * trees while none of them is pooled.
 *
 * @param name class and name of the property, or its key in maps and trees
 * @param lookups values decoded
 * @param hitRate share of values that were seen shortly before, in percent
 * @param distinctEstimate number of distinct values
 * @param pooled whether values are pooled at present
 * @param savedBytes bytes of the copies that were not kept
 */
public record PropertyStats(String name, long lookups, double hitRate, long distinctEstimate, boolean pooled,
		long savedBytes) {
}
