package io.zexus.modules;

import io.zexus.pool.Pooled;

/**
 * A record of this module's own, which is open as Jackson needs it anyway.
 */
record Strike(int id, @Pooled String state) {
}
