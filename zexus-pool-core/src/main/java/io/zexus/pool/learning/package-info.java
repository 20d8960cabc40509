/**
 * What every integration with a decoder shares: which properties are pooled, and what is
 * learnt about them. Applications use {@link io.zexus.pool.learning.Governor} at the
 * most.
 */
@NullMarked
package io.zexus.pool.learning;

import org.jspecify.annotations.NullMarked;
