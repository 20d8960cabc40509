package io.zexus.pool;

/** Checks of arguments, with messages that name the argument and its value. */
final class Arguments {

	private Arguments() {
	}

	static int notNegative(String name, int value) {
		if (value < 0) {
			throw new IllegalArgumentException(name + " must not be negative: " + value);
		}
		return value;
	}

}
