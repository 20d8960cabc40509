package io.zexus.pool.pressure;

/**
 * How much of the heap was in use. Immutable.
 *
 * @param used bytes in use
 * @param max most bytes that can be in use; zero when there is no such limit
 */
public record HeapUsage(long used, long max) {

	/**
	 * Returns the share of the heap that was in use.
	 * @return {@code used / max}; 0.0 when there is no limit
	 */
	public double ratio() {
		return (this.max > 0) ? (double) this.used / this.max : 0.0;
	}

}
