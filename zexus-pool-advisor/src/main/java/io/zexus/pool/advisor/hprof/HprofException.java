package io.zexus.pool.advisor.hprof;

import java.io.IOException;

/**
 * A dump that says what cannot be. The message names the place.
 */
public final class HprofException extends IOException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates it.
	 * @param message what was found, and where
	 */
	public HprofException(String message) {
		super(message);
	}

}
