/**
 * Actuator endpoint that shows, clears and switches pools.
 */
@NullMarked
package io.zexus.pool.spring.actuate;

import org.jspecify.annotations.NullMarked;
