/**
 * Meters for Micrometer.
 */
@NullMarked
package io.zexus.pool.micrometer;

import org.jspecify.annotations.NullMarked;
