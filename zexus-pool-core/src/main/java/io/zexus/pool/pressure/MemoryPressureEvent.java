package io.zexus.pool.pressure;

import io.zexus.pool.ClearCause;

/**
 * Memory was short, and the pools have given some back. Immutable.
 *
 * @param cause why; any but {@link ClearCause#MANUAL}
 * @param pooledObjects the number of objects that were pooled
 * @param letGo the number of those that the pools let go: all for
 * {@link ClearCause#COUNT}, otherwise those that nobody else held
 * @param heap what the long-lived heap held after its last collection before that
 */
public record MemoryPressureEvent(ClearCause cause, long pooledObjects, long letGo, HeapUsage heap) {
}
