package io.zexus.pool.benchmarks.decode;

import java.io.IOException;

import io.zexus.pool.MemoryPoolManager;

/** Decodes documents into one shape. */
interface Decoder {

	Object decode(byte[] document) throws IOException;

	/** The pools, which stay empty in variants that are not ours. */
	MemoryPoolManager pools();

}
