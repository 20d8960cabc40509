package io.zexus.pool.internal.table;

import org.jspecify.annotations.Nullable;

/**
 * The content of a long, given by its high and low bits, and the object if there is one.
 */
public final class LongContent extends Content<Number> {

	/** The only instance. */
	public static final LongContent LONG = new LongContent();

	private LongContent() {
	}

	@Override
	@Nullable Number read(@Nullable Object[] slots, int slot) {
		return (Number) slots[slot];
	}

	@Override
	boolean matches(Number stored, @Nullable Object source, int high, int low) {
		return stored instanceof Long value && value == bits(high, low);
	}

	@Override
	Number create(@Nullable Object source, int high, int low) {
		return (source != null) ? (Number) source : bits(high, low);
	}

	@Override
	long keyedHash(@Nullable Object source, int high, int low) {
		return KeyedHash.of(bits(high, low));
	}

	@Override
	long keyedHash(Number stored) {
		return KeyedHash.of(stored.longValue());
	}

	@Override
	int saved(Number stored, @Nullable Object source, int length, int wide) {
		return ObjectLayout.LONG - ObjectLayout.INTEGER;
	}

	private static long bits(int high, int low) {
		return (long) high << Integer.SIZE | low & 0xffffffffL;
	}

}
