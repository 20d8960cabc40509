package io.zexus.pool.learning;

import io.zexus.pool.SizeForecast;

/**
 * A pool is to get another capacity. Immutable.
 *
 * @param pool the pool's name
 * @param present what it does as it is
 * @param next what it is predicted to do with the capacity that it is to get
 */
public record Resize(String pool, SizeForecast present, SizeForecast next) {

	/**
	 * Returns the bytes that the pool takes more.
	 * @return the bytes, negative when it takes less
	 */
	public long growth() {
		return this.next.poolBytes() - this.present.poolBytes();
	}

	/** Returns what is saved for each byte that the pool takes more. */
	double worth() {
		return (double) (this.next.savedBytes() - this.present.savedBytes()) / Math.max(1, growth());
	}

}
