/**
 * Auto-configuration of the pools for Spring Boot.
 */
@NullMarked
package io.zexus.pool.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
