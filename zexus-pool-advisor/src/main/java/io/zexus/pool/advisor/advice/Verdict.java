package io.zexus.pool.advisor.advice;

/**
 * What may be done about the values of one place.
 */
public enum Verdict {

	/** Annotate the property. */
	POOL,

	/** Make a pool for values of this type. */
	VALUE_POOL,

	/** There are next to no copies, as the values differ. */
	UNIQUE,

	/** There are next to no copies, as the values are shared. */
	SHARED,

	/** What the copies take is not worth a thought. */
	LITTLE,

	/** The field belongs to the JDK. */
	JDK,

	/** The field belongs to a library that many use. */
	LIBRARY,

	/** No field is known that leads there. */
	UNHELD;

	/**
	 * Whether pooling is advised.
	 * @return whether it is
	 */
	public boolean pools() {
		return this == POOL || this == VALUE_POOL;
	}

}
