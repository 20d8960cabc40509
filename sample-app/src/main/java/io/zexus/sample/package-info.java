/**
 * A small service that keeps wildlife strikes in memory, pooled.
 */
@NullMarked
package io.zexus.sample;

import org.jspecify.annotations.NullMarked;
