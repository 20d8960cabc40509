package io.zexus.sample.data;

/**
 * Says why a line is not a strike.
 */
final class BadLineException extends Exception {

	private static final long serialVersionUID = 1L;

	private final String reason;

	BadLineException(String reason) {
		// Without a stack trace: a stream of garbage makes a million of these.
		super(reason, null, false, false);
		this.reason = reason;
	}

	String reason() {
		return this.reason;
	}

}
