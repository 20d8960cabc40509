package io.zexus.sample.data;

import java.io.CharConversionException;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Says in a sentence, and without the names of classes, why Jackson refused a line.
 */
final class Reason {

	private static final int MAX_LENGTH = 200;

	private Reason() {
	}

	static String of(JacksonException ex) {
		String reason = describe(ex).replaceAll("\\s+", " ");
		return (reason.length() > MAX_LENGTH) ? reason.substring(0, MAX_LENGTH) + "..." : reason;
	}

	private static String describe(JacksonException ex) {
		if (ex instanceof ValueInstantiationException && ex.getCause() instanceof IllegalArgumentException cause) {
			return String.valueOf(cause.getMessage());
		}
		if (ex instanceof UnrecognizedPropertyException unknown) {
			return "unknown field '" + unknown.getPropertyName() + "'";
		}
		if (ex instanceof InvalidFormatException format) {
			return field(ex) + "'" + format.getValue() + "' is not a whole number";
		}
		if (ex instanceof MismatchedInputException mismatch && mismatch.getTargetType() == String.class) {
			return field(ex) + "expected text";
		}
		if (ex.getCause() instanceof CharConversionException) {
			return "not UTF-8";
		}
		if (ex instanceof StreamReadException) {
			return ex.getOriginalMessage() + at(ex.getLocation());
		}
		return field(ex) + ex.getOriginalMessage();
	}

	private static String field(JacksonException ex) {
		List<JacksonException.Reference> path = ex.getPath();
		String name = path.isEmpty() ? null : path.get(path.size() - 1).getPropertyName();
		return (name != null) ? name + ": " : "";
	}

	private static String at(TokenStreamLocation location) {
		return (location != null && location.getColumnNr() > 0) ? " at column " + location.getColumnNr() : "";
	}

}
