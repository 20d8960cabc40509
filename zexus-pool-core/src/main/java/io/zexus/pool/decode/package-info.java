/**
 * What every integration with a decoder shares: which properties are pooled, and what is
 * learnt about them. Applications use {@link io.zexus.pool.decode.Governor} at the most.
 */
@NullMarked
package io.zexus.pool.decode;

import org.jspecify.annotations.NullMarked;
