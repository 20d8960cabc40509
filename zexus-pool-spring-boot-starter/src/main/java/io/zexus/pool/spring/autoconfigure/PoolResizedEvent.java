package io.zexus.pool.spring.autoconfigure;

/**
 * A pool of values was given another capacity within {@code zexus.pool.auto-size}.
 * Immutable.
 *
 * @param pool the pool's name
 * @param from the capacity before
 * @param to the capacity now
 * @param hitRate share of calls so far that were hits, in percent
 * @param predictedHitRate what that would have been with the capacity now
 */
public record PoolResizedEvent(String pool, int from, int to, double hitRate, double predictedHitRate) {

}
