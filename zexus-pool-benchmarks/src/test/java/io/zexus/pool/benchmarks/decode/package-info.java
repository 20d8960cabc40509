@org.jspecify.annotations.NullMarked
package io.zexus.pool.benchmarks.decode;
