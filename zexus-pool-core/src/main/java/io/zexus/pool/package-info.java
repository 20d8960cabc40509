/**
 * Bounded, counted pools of equal values: one instance is kept for many equal copies.
 * <p>
 * {@link io.zexus.pool.MemoryPoolManager} is the place to start; every pool can also be
 * used alone. Managers and pools are safe for use by many threads, platform or virtual.
 */
@NullMarked
package io.zexus.pool;

import org.jspecify.annotations.NullMarked;
