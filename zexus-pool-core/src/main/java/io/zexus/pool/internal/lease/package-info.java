/**
 * What pools that lend need: shelves on which objects wait, the books of what was lent,
 * and a tracker of leases that are never released.
 */
@NullMarked
package io.zexus.pool.internal.lease;

import org.jspecify.annotations.NullMarked;
