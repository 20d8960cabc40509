/**
 * Pooling of decoded values in Jackson 3: register
 * {@link io.zexus.pool.jackson.ZexusPoolModule}.
 */
@NullMarked
package io.zexus.pool.jackson;

import org.jspecify.annotations.NullMarked;
