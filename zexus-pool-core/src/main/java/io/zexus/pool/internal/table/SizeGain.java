package io.zexus.pool.internal.table;

/**
 * What a {@link Table} would gain by another capacity.
 *
 * @param capacity the other capacity
 * @param gain what would be added to the hit rate, from -1 to 1; negative where it would
 * be lower
 */
public record SizeGain(int capacity, double gain) {

}
