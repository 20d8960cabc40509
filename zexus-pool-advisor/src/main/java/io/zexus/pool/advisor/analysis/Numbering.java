package io.zexus.pool.advisor.analysis;

import io.zexus.pool.advisor.collect.HeapBudget;
import io.zexus.pool.advisor.collect.LongIntMap;
import io.zexus.pool.advisor.collect.PagedInts;
import io.zexus.pool.advisor.collect.PagedLongs;

/**
 * Numbers distinct contents, so that those of one type follow each other.
 */
final class Numbering {

	/** The number of contents that the dump does not have. */
	static final int MISSING = -1;

	private static final int BINS = 1 << 14;

	private static final int BIN_SHIFT = 64 - 14;

	private static final int BINS_OF_TYPE = BINS >>> 4;

	/** Contents numbered in one go. */
	private static final int GROUP = 1 << 19;

	private static final long GROUP_BYTES = 48L * GROUP;

	/** For each type the first number beyond its own. */
	private final int[] ends = new int[16];

	private final PagedInts numbers;

	private int count;

	/**
	 * Numbers hashes.
	 * @param hashes the hashes, whose memory is let go
	 * @param budget has the memory for the numbers
	 */
	Numbering(PagedLongs hashes, HeapBudget budget) {
		int[] bins = new int[BINS];
		for (int i = 0; i < hashes.size(); i++) {
			bins[(int) (hashes.get(i) >>> BIN_SHIFT)]++;
		}
		bins[0] = 0;
		budget.claim(GROUP_BYTES);
		for (int from = 0; from < BINS;) {
			int to = from;
			long size = 0;
			do {
				size += bins[to++];
			}
			while (to % BINS_OF_TYPE != 0 && size + bins[to] <= GROUP);
			if (size > 0) {
				number(hashes, from, to);
				this.ends[from / BINS_OF_TYPE] = this.count;
			}
			from = to;
		}
		budget.release(GROUP_BYTES);
		this.numbers = hashes.toInts();
	}

	/**
	 * Replaces each hash of some bins by its number plus one: as every type has a code,
	 * no hash that is still to come is as small.
	 */
	private void number(PagedLongs hashes, int from, int to) {
		LongIntMap group = new LongIntMap();
		for (int i = 0; i < hashes.size(); i++) {
			long hash = hashes.get(i);
			int bin = (int) (hash >>> BIN_SHIFT);
			if (bin >= from && bin < to && bin != 0) {
				int number = group.get(hash);
				if (number < 0) {
					number = this.count++;
					group.put(hash, number);
				}
				hashes.set(i, number + 1L);
			}
		}
	}

	/** The number of contents, equal ones among them. */
	int contents() {
		return this.numbers.size();
	}

	/** The number of distinct contents. */
	int count() {
		return this.count;
	}

	/** The number of a content, or {@link #MISSING}. */
	int of(int content) {
		return this.numbers.get(content) - 1;
	}

	ValueType type(int number) {
		for (ValueType type : ValueType.values()) {
			if (number < this.ends[type.code()]) {
				return type;
			}
		}
		throw new IllegalArgumentException("No content has the number " + number);
	}

}
