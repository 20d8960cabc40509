/** The proof that pooling at the decoder pays: heap, allocation and CPU. */
@org.jspecify.annotations.NullMarked
package io.zexus.pool.benchmarks.decode;
