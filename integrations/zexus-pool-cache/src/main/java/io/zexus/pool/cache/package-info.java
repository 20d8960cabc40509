/**
 * Canonicalizes what caches retain. {@link io.zexus.pool.cache.PooledCaffeine} and
 * {@link io.zexus.pool.cache.PooledConcurrentMapCache} are for caches made by hand.
 */
@NullMarked
package io.zexus.pool.cache;

import org.jspecify.annotations.NullMarked;
