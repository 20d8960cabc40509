/**
 * Benchmarks of the pools beside their peers, and the report that compares them.
 */
@NullMarked
package io.zexus.pool.benchmarks;

import org.jspecify.annotations.NullMarked;
