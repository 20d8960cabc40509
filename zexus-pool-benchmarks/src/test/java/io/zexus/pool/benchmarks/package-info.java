@NullMarked
package io.zexus.pool.benchmarks;

import org.jspecify.annotations.NullMarked;
