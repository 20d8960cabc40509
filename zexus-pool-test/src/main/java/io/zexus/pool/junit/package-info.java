/**
 * Support for JUnit Jupiter, 5.12 and later.
 */
@NullMarked
package io.zexus.pool.junit;

import org.jspecify.annotations.NullMarked;
