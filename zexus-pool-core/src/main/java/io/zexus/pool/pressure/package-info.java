/**
 * The decision to clear pools when memory is short: what the long-lived part of the heap
 * held after its last collection, how many objects are pooled, and full collections.
 */
@NullMarked
package io.zexus.pool.pressure;

import org.jspecify.annotations.NullMarked;
