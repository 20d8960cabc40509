/**
 * Pooling of decoded values in Jackson 2: register
 * {@link io.zexus.pool.jackson2.ZexusPoolModule}.
 */
@NullMarked
package io.zexus.pool.jackson2;

import org.jspecify.annotations.NullMarked;
