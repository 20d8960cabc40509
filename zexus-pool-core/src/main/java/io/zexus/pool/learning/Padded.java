package io.zexus.pool.learning;

/**
 * Keeps the fields of its subclasses, which one thread writes again and again, off the
 * cache line of the object before: collectors put the objects of several threads side by
 * side.
 */
abstract class Padded {

	/** Fills the gap behind the header, so that no field of a subclass gets there. */
	int p0;

	long p1;

	long p2;

	long p3;

	long p4;

	long p5;

	long p6;

	long p7;

	long p8;

}
