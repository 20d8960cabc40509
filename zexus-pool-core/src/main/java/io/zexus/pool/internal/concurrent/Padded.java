package io.zexus.pool.internal.concurrent;

/**
 * Keeps the fields of its subclasses, which one thread writes again and again, off the
 * cache line of the object before: collectors put the objects of several threads side by
 * side.
 */
public abstract class Padded {

	/** Fills the gap behind the header, so that no field of a subclass gets there. */
	@SuppressWarnings("unused")
	private int p0;

	@SuppressWarnings("unused")
	private long p1, p2, p3, p4, p5, p6, p7, p8;

	/**
	 * For subclasses.
	 */
	protected Padded() {
	}

}
