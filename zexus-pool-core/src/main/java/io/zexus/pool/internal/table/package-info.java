/**
 * The engine of the pools of values: a bounded table with lock-free hits.
 * {@link io.zexus.pool.internal.table.Table} is the place to start.
 */
@NullMarked
package io.zexus.pool.internal.table;

import org.jspecify.annotations.NullMarked;
