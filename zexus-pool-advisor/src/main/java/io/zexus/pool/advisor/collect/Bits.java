package io.zexus.pool.advisor.collect;

import java.util.function.IntConsumer;

/**
 * A fixed number of bits. Unlike those of {@link java.util.BitSet} they are not searched
 * for the highest one whenever one is cleared.
 * <p>
 * This class is not thread-safe.
 */
public final class Bits {

	private final long[] words;

	/**
	 * Creates bits that are not set.
	 * @param size their number
	 * @param budget has the memory for them
	 */
	public Bits(int size, HeapBudget budget) {
		budget.claim(size / 8L + 8);
		this.words = new long[(size >>> 6) + 1];
	}

	/**
	 * Whether a bit is set.
	 * @param index which
	 * @return whether it is
	 */
	public boolean get(int index) {
		return (this.words[index >>> 6] & (1L << index)) != 0;
	}

	/**
	 * Sets a bit.
	 * @param index which
	 */
	public void set(int index) {
		this.words[index >>> 6] |= 1L << index;
	}

	/**
	 * Clears a bit.
	 * @param index which
	 */
	public void clear(int index) {
		this.words[index >>> 6] &= ~(1L << index);
	}

	/**
	 * Returns the number of bits that are set.
	 * @return the number
	 */
	public int count() {
		int count = 0;
		for (long word : this.words) {
			count += Long.bitCount(word);
		}
		return count;
	}

	/**
	 * Hands out each bit that is set.
	 * @param action is told its index
	 */
	public void forEach(IntConsumer action) {
		for (int i = 0; i < this.words.length; i++) {
			for (long word = this.words[i]; word != 0; word &= word - 1) {
				action.accept((i << 6) + Long.numberOfTrailingZeros(word));
			}
		}
	}

}
