/**
 * What to do about the equal values of a heap.
 */
@NullMarked
package io.zexus.pool.advisor.advice;

import org.jspecify.annotations.NullMarked;
