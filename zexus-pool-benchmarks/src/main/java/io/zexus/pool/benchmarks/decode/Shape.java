package io.zexus.pool.benchmarks.decode;

/** What a document is decoded into. */
enum Shape {

	RECORDS, MARKED, METADATA, UNIQUE, CITIES, MAPS, TREE;

}
