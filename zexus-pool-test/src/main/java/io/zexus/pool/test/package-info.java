/**
 * Assertions for tests, without a test framework.
 */
@NullMarked
package io.zexus.pool.test;

import org.jspecify.annotations.NullMarked;
