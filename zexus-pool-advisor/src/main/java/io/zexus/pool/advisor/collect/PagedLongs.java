package io.zexus.pool.advisor.collect;

/**
 * A fixed number of {@code long}s, in pages that no collector takes for huge. Created as
 * zeros.
 * <p>
 * This class is not thread-safe.
 */
public final class PagedLongs {

	private static final int SHIFT = 14;

	private static final int MASK = (1 << SHIFT) - 1;

	private final HeapBudget budget;

	private final long[][] pages;

	private final int size;

	/**
	 * Creates it.
	 * @param size the number of elements
	 * @param budget has the memory for them
	 */
	public PagedLongs(int size, HeapBudget budget) {
		budget.claim(8L * size);
		this.budget = budget;
		this.size = size;
		this.pages = new long[(int) (((long) size + MASK) >>> SHIFT)][];
		for (int i = 0; i < this.pages.length; i++) {
			this.pages[i] = new long[Math.min(size - (i << SHIFT), 1 << SHIFT)];
		}
	}

	/**
	 * Returns the number of elements.
	 * @return the number
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Returns an element.
	 * @param index which
	 * @return its value
	 */
	public long get(int index) {
		return this.pages[index >>> SHIFT][index & MASK];
	}

	/**
	 * Sets an element.
	 * @param index which
	 * @param value its value
	 */
	public void set(int index, long value) {
		this.pages[index >>> SHIFT][index & MASK] = value;
	}

	/**
	 * Turns the elements into {@code int}s, and lets go of the memory page by page. There
	 * are no elements afterwards.
	 * @return the lower half of each element
	 */
	public PagedInts toInts() {
		return new PagedInts(this.size, this.budget, (page) -> {
			int[] ints = new int[this.pages[page].length];
			for (int i = 0; i < ints.length; i++) {
				ints[i] = (int) this.pages[page][i];
			}
			this.pages[page] = new long[0];
			this.budget.release(8L * ints.length);
			return ints;
		});
	}

}
