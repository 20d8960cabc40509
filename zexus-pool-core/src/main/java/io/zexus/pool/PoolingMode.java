package io.zexus.pool;

/**
 * Which decoded values are pooled.
 */
public enum PoolingMode {

	/** None: decoding is as if nothing had been installed. */
	OFF,

	/** Those of properties marked with {@link Pooled}. */
	ANNOTATED,

	/**
	 * Strings of properties where it pays, which is found out by looking at a sample of
	 * their values now and then; and values of properties marked with {@link Pooled}.
	 */
	AUTO,

	/**
	 * Values of properties marked with {@link Pooled}, and all strings but those of
	 * properties marked with {@link Pooled @Pooled(false)}, and, while the pool is full,
	 * of those whose values seldom repeat and would only push others out. A decoder of
	 * JSON leaves out properties whose names look like secrets; other doors do not look
	 * at names.
	 */
	ALL

}
