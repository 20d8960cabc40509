package io.zexus.pool.jackson.differential;

import java.util.concurrent.Callable;

/**
 * How decoding ended, as a text that is equal only where everything but identity is.
 */
final class Outcome {

	private Outcome() {
	}

	/** Decodes, and encodes what came of it. */
	static String of(Decoder decoder, Callable<?> decoding) {
		Object value;
		try {
			value = decoding.call();
		}
		catch (Exception | StackOverflowError ex) {
			return describe(ex);
		}
		String written;
		try {
			written = Describe.bytes(decoder.write(value));
		}
		catch (Exception | StackOverflowError ex) {
			written = describe(ex);
		}
		return Describe.value(value) + " written as " + written;
	}

	static String of(Callable<?> doing) {
		try {
			return Describe.value(doing.call());
		}
		catch (Exception | StackOverflowError ex) {
			return describe(ex);
		}
	}

	private static String describe(Throwable ex) {
		StringBuilder description = new StringBuilder();
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			description.append(cause.getClass().getName());
			if (!(cause instanceof StackOverflowError)) {
				description.append(": ").append(cause.getMessage()).append(location(cause));
			}
			description.append('\n');
		}
		return Describe.anonymous(description.toString());
	}

	private static String location(Throwable ex) {
		if (ex instanceof tools.jackson.core.JacksonException jackson) {
			return Jackson3Tokens.describe(jackson.getLocation());
		}
		if (ex instanceof com.fasterxml.jackson.core.JsonProcessingException jackson) {
			return Jackson2Tokens.describe(jackson.getLocation());
		}
		return "";
	}

}
