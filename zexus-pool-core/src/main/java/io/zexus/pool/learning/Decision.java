package io.zexus.pool.learning;

/**
 * What was concluded of a window of values of a property. Immutable.
 *
 * @param property the name of the property, as in reports
 * @param pooled whether its values are pooled from now on
 * @param repeats the share of values that repeated, from 0 to 1
 * @param distinctEstimate number of distinct values
 */
public record Decision(String property, boolean pooled, double repeats, long distinctEstimate) {

}
