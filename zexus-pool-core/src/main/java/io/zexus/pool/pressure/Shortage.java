package io.zexus.pool.pressure;

import io.zexus.pool.ClearCause;

/**
 * Memory is short, and the pools are to give some back. Immutable.
 *
 * @param cause why; any but {@link ClearCause#MANUAL}
 * @param pooledObjects the number of objects that are pooled
 * @param heap what the long-lived heap held after its last collection
 */
public record Shortage(ClearCause cause, long pooledObjects, HeapUsage heap) {
}
