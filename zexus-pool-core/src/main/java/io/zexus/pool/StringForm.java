package io.zexus.pool;

import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;

/** The content of a string, given as that string. */
final class StringForm extends Form<String> {

	static final StringForm STRING = new StringForm();

	private static final long SEED;

	private static final long KEY;

	static {
		SplittableRandom random = new SplittableRandom();
		SEED = random.nextLong();
		KEY = random.nextLong() | 1;
	}

	private StringForm() {
	}

	@Override
	boolean matches(String stored, @Nullable Object source, int from, int length) {
		return stored.equals(source);
	}

	@Override
	@SuppressWarnings("NullAway") // this form always has its source
	long keyedHash(@Nullable Object source, int from, int length) {
		String string = (String) source;
		long hash = SEED;
		for (int i = 0; i < string.length(); i++) {
			hash = next(hash, string.charAt(i));
		}
		return Form.mix(hash);
	}

	/**
	 * Adds a character to a keyed hash: the folded 128-bit product of wyhash (Wang Yi,
	 * public domain), under a secret key.
	 */
	static long next(long hash, char c) {
		long a = hash ^ c;
		return Math.multiplyHigh(a, KEY) ^ a * KEY;
	}

}
