/**
 * Collections of millions of numbers that know what memory they may take.
 */
@NullMarked
package io.zexus.pool.advisor.collect;

import org.jspecify.annotations.NullMarked;
