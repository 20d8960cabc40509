package io.zexus.pool;

/** Checks of arguments, with messages that name the argument and its value. */
final class Arguments {

	private static final int LARGEST_CAPACITY = 1 << 30;

	private Arguments() {
	}

	/** Checks a capacity: arrays of twice as many elements must be possible. */
	static int capacity(String name, int value) {
		if (value > LARGEST_CAPACITY) {
			throw new IllegalArgumentException(name + " must not be above " + LARGEST_CAPACITY + ": " + value);
		}
		return notNegative(name, value);
	}

	static int notNegative(String name, int value) {
		if (value < 0) {
			throw negative(name, value);
		}
		return value;
	}

	static IllegalArgumentException negative(String name, int value) {
		return new IllegalArgumentException(name + " must not be negative: " + value);
	}

}
