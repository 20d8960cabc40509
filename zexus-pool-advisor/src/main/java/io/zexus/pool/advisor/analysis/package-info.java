/**
 * What a heap dump shows of equal values, without any judgement.
 */
@NullMarked
package io.zexus.pool.advisor.analysis;

import org.jspecify.annotations.NullMarked;
