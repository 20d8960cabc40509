package io.zexus.pool.internal.table;

import org.jspecify.annotations.Nullable;

/**
 * The content of an integer, given in {@code from}, and the object if there is one.
 */
public final class IntContent extends Content<Number> {

	/** The only instance. */
	public static final IntContent INT = new IntContent();

	private IntContent() {
	}

	@Override
	@Nullable Number read(@Nullable Object[] slots, int slot) {
		return (Number) slots[slot];
	}

	@Override
	boolean matches(Number stored, @Nullable Object source, int from, int length) {
		return stored instanceof Integer integer && integer == from;
	}

	@Override
	Number create(@Nullable Object source, int from, int length) {
		return (source != null) ? (Number) source : from;
	}

	@Override
	long keyedHash(@Nullable Object source, int from, int length) {
		return KeyedHash.of(from);
	}

	@Override
	long keyedHash(Number stored) {
		return KeyedHash.of(stored.longValue());
	}

	@Override
	int saved(Number stored, @Nullable Object source, int length, int wide) {
		return 0;
	}

}
