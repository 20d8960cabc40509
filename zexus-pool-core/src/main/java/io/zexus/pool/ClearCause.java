package io.zexus.pool;

/** Why pools were cleared. */
public enum ClearCause {

	/** Someone asked for it, in code or through an endpoint. */
	MANUAL,

	/** The heap was short after a collection. */
	HEAP,

	/** The pools held more objects than they should together. */
	COUNT,

	/** The garbage collector had collected the whole heap. */
	GC

}
