/**
 * What many threads need to share little: a lock, padding, an object for each group of
 * threads.
 */
@NullMarked
package io.zexus.pool.internal.concurrent;

import org.jspecify.annotations.NullMarked;
