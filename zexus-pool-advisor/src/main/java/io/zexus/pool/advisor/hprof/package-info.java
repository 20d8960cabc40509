/**
 * Reading heap dumps in the HPROF format as a stream.
 */
@NullMarked
package io.zexus.pool.advisor.hprof;

import org.jspecify.annotations.NullMarked;
