package io.zexus.pool.learning;

/** When the values of a property are pooled. */
enum Policy {

	/** Always: somebody said so. */
	ALWAYS,

	/**
	 * Always, but values that seldom repeat do not push others out of a full pool.
	 */
	WITHOUT_HARM,

	/** Where many values repeat, or few are distinct. */
	WHERE_IT_PAYS,

	/** Never: only to tell what pooling would save. */
	NEVER;

	private static final double MANY = 0.5;

	private static final double FEW = 0.2;

	/** Returns whether to pool while nothing is known. */
	boolean poolsAtFirst() {
		return this == ALWAYS || this == WITHOUT_HARM;
	}

	/**
	 * Returns whether to pool.
	 * @param hitRatio the share of values that repeat within a window
	 * @param distinct the estimate of how many distinct ones there are
	 * @param capacity capacity of the pool
	 * @param full whether the pool is full
	 */
	boolean pools(double hitRatio, long distinct, int capacity, boolean full) {
		return switch (this) {
			case ALWAYS -> true;
			case WITHOUT_HARM -> !full || hitRatio >= FEW || distinct <= capacity / 2;
			case NEVER -> false;
			case WHERE_IT_PAYS -> hitRatio >= MANY || distinct <= capacity / 2;
		};
	}

}
