package io.zexus.pool.learning;

import java.util.SplittableRandom;

import io.zexus.pool.StringPool;
import io.zexus.pool.internal.concurrent.Padded;
import io.zexus.pool.internal.table.ObjectLayout;

/**
 * The pools as the threads of one group see them that decode a property: bypassed while
 * pooling does not pay.
 * <p>
 * For each value, a decoder calls {@link #wants()} once. When that is {@code true} it
 * calls one of the {@code get} methods, else it decodes as it would without pools.
 * <p>
 * This class is thread-safe. Its fields are written without synchronisation on the way of
 * every value, which may lose a count and never a value.
 */
public final class PropertyPool extends Padded {

	/** Values looked at in a row. */
	static final int WINDOW = 256;

	/** Values passed before a property is looked at for the first time. */
	private static final int NEWCOMER = 16;

	private static final int SHORTEST_PAUSE = 4 * WINDOW;

	private static final int LONGEST_PAUSE = 128 * WINDOW;

	private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

	private static final long SEED = new SplittableRandom().nextLong();

	private final Property property;

	private final StringPool.Hint hint;

	/** Values left until the present period ends, the last ones of it being sampled. */
	private int left = NEWCOMER + WINDOW;

	private int period = this.left;

	private int pause = SHORTEST_PAUSE;

	/** Values of the periods before. */
	private long lookups;

	/** Bytes that those saved. */
	private double saved;

	PropertyPool(Property property, StringPool.Hint hint) {
		this.property = property;
		this.hint = hint;
	}

	/**
	 * Counts a value that is about to be decoded.
	 * @return whether this object wants to see the value
	 */
	public boolean wants() {
		int left = this.left - 1;
		this.left = left;
		return this.property.pooling || left < WINDOW;
	}

	/**
	 * Returns the string with the given characters, a pooled one when that pays.
	 * @param chars the array that holds them
	 * @param offset index of the first one
	 * @param length their number
	 * @return an equal string
	 */
	public String get(char[] chars, int offset, int length) {
		if (this.left < WINDOW) {
			long hash = SEED;
			for (int i = offset; i < offset + length; i++) {
				hash = (hash ^ chars[i]) * MULTIPLIER;
			}
			observe(hash, ObjectLayout.string(length));
		}
		Property property = this.property;
		return property.pooling ? property.strings.get(chars, offset, length, this.hint)
				: new String(chars, offset, length);
	}

	/**
	 * Returns an equal string, a pooled one when that pays.
	 * @param value the string
	 * @return the argument or one that equals it
	 */
	public String get(String value) {
		if (!takes(value.length())) {
			return value;
		}
		if (this.left < WINDOW) {
			long hash = SEED;
			for (int i = 0; i < value.length(); i++) {
				hash = (hash ^ value.charAt(i)) * MULTIPLIER;
			}
			observe(hash, ObjectLayout.string(value.length()));
		}
		return this.property.pooling ? this.property.strings.get(value) : value;
	}

	/**
	 * Returns an equal number, a pooled one when that pays and there is a pool for it.
	 * @param value the number
	 * @return the argument or one that equals it
	 */
	public Number get(Number value) {
		if (this.left < WINDOW) {
			observe(SEED ^ value.hashCode(), ObjectLayout.number(value));
		}
		if (!this.property.pooling) {
			return value;
		}
		if (value instanceof Integer integer) {
			return this.property.numbers.get(integer.intValue());
		}
		return (value instanceof Long number) ? this.property.numbers.get(number.longValue()) : value;
	}

	/**
	 * Returns whether a string of this length is pooled at all. If not, it is taken for
	 * one that never repeats.
	 * @param length its length in {@code char}s
	 * @return whether to call {@link #get(char[], int, int)}
	 */
	public boolean takes(int length) {
		if (length <= this.property.strings.maxLength()) {
			return true;
		}
		if (this.left < WINDOW) {
			observe(0, 0);
		}
		return false;
	}

	/** Returns how many values there were. */
	long seen() {
		return this.lookups + this.period - this.left;
	}

	/** Returns the bytes that they saved, estimated. */
	double saved() {
		return this.saved + (this.property.pooling ? (this.period - this.left) * this.property.savedPerValue() : 0);
	}

	boolean isSampling() {
		return this.left < WINDOW;
	}

	/** Counts values that nobody looked at, as if they had been passed one by one. */
	void passUnseen(long values) {
		int ofPause = (int) Math.min(values, Math.max(0, this.left - WINDOW));
		this.left -= ofPause;
		this.lookups += values - ofPause;
	}

	boolean isNewcomer() {
		return this.lookups == 0 && this.left >= WINDOW;
	}

	/**
	 * Takes a sample.
	 * @param footprint bytes of the value, zero when it is not pooled whatever its hash
	 */
	private void observe(long hash, int footprint) {
		boolean pooled = this.property.pooling;
		if (this.property.observe(hash * MULTIPLIER, footprint) || this.left <= 0) {
			int passed = this.period - this.left;
			this.lookups += passed;
			this.saved += pooled ? passed * this.property.savedPerValue() : 0;
			boolean changed = pooled != this.property.pooling;
			this.pause = changed ? SHORTEST_PAUSE : Math.min(2 * this.pause, LONGEST_PAUSE);
			this.period = this.pause + WINDOW;
			this.left = this.period;
		}
	}

}
