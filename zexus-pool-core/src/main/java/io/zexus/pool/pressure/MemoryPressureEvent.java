package io.zexus.pool.pressure;

import io.zexus.pool.ClearCause;

/**
 * Pools have to be cleared, or have been: memory is short. Immutable.
 *
 * @param cause why; any but {@link ClearCause#MANUAL}
 * @param pooledObjects the number of objects that were pooled
 * @param heap what the long-lived heap held after its last collection
 */
public record MemoryPressureEvent(ClearCause cause, long pooledObjects, HeapUsage heap) {
}
