package io.zexus.pool.jackson;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.learning.Property;

/** A parser whose strings and numbers come from the pools. */
interface PoolingSource {

	/**
	 * Lets all values belong to one property, whatever their names, until {@link #leave}.
	 * @param property the property, {@code null} to leave all alone
	 * @return what to leave with
	 */
	@Nullable Object enter(@Nullable Property property);

	/**
	 * Ends what {@link #enter} began.
	 * @param before what that returned
	 */
	void leave(@Nullable Object before);

}
