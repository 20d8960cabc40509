package io.zexus.pool.internal.table;

/**
 * Calls that a {@link Table} was to serve; those that cannot be pooled are not among
 * them.
 *
 * @param hits calls served by a value that was there
 * @param all all calls
 */
public record TableCalls(long hits, long all) {

}
