package io.zexus.pool;

/**
 * What a pool of values would have hit and saved so far with another capacity, predicted
 * from a sample of its look-ups. Immutable.
 *
 * @param capacity the capacity in question
 * @param hitRate the share of calls that would have been hits, in percent, as
 * {@link PoolStats#hitRate()}
 * @param savedBytes bytes of the copies that would have become garbage, as
 * {@link PoolStats#savedBytes()}
 * @param poolBytes bytes that the pool itself takes when it is full, values not counted
 */
public record SizeForecast(int capacity, double hitRate, long savedBytes, long poolBytes) {

}
