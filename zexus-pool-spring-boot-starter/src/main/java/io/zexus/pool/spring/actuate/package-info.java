/**
 * Actuator endpoint that shows, clears, switches and resizes pools.
 */
@NullMarked
package io.zexus.pool.spring.actuate;

import org.jspecify.annotations.NullMarked;
