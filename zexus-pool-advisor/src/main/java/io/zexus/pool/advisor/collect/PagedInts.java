package io.zexus.pool.advisor.collect;

import java.util.function.IntFunction;

/**
 * A fixed number of {@code int}s, in pages that no collector takes for huge. Created as
 * zeros.
 * <p>
 * This class is not thread-safe.
 */
public final class PagedInts {

	private static final int SHIFT = 14;

	private static final int MASK = (1 << SHIFT) - 1;

	private final int[][] pages;

	private final int size;

	/**
	 * Creates it.
	 * @param size the number of elements
	 * @param budget has the memory for them
	 */
	public PagedInts(int size, HeapBudget budget) {
		this(size, budget, (page) -> new int[Math.min(size - (page << SHIFT), 1 << SHIFT)]);
	}

	PagedInts(int size, HeapBudget budget, IntFunction<int[]> newPage) {
		this.size = size;
		this.pages = new int[(int) (((long) size + MASK) >>> SHIFT)][];
		for (int i = 0; i < this.pages.length; i++) {
			this.pages[i] = newPage.apply(i);
			budget.claim(4L * this.pages[i].length);
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
	public int get(int index) {
		return this.pages[index >>> SHIFT][index & MASK];
	}

	/**
	 * Sets an element.
	 * @param index which
	 * @param value its value
	 */
	public void set(int index, int value) {
		this.pages[index >>> SHIFT][index & MASK] = value;
	}

}
