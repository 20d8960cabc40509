package io.zexus.pool.advisor.analysis;

import java.util.Arrays;

/**
 * Sums of the largest of many numbers.
 */
final class TopSums {

	private static final int LARGEST = PoolSizes.largest();

	private long[] numbers = new long[16];

	private int size;

	void add(long number) {
		if (this.size == 2 * LARGEST) {
			sort();
			System.arraycopy(this.numbers, LARGEST, this.numbers, 0, LARGEST);
			this.size = LARGEST;
		}
		if (this.size == this.numbers.length) {
			this.numbers = Arrays.copyOf(this.numbers, this.size * 2);
		}
		this.numbers[this.size++] = number;
	}

	private void sort() {
		Arrays.sort(this.numbers, 0, this.size);
	}

	/**
	 * The sums of as many of the largest as each of the {@link PoolSizes} has room for.
	 */
	long[] sums() {
		sort();
		int[] sizes = PoolSizes.all();
		long[] sums = new long[sizes.length];
		long sum = 0;
		int taken = 0;
		for (int i = 0; i < sizes.length; i++) {
			for (; taken < Math.min(sizes[i], this.size); taken++) {
				sum += this.numbers[this.size - 1 - taken];
			}
			sums[i] = sum;
		}
		return sums;
	}

}
