package io.zexus.pool.advisor.analysis;

import java.util.Arrays;
import java.util.function.IntConsumer;

import io.zexus.pool.advisor.collect.HeapBudget;

/**
 * The values that one place refers to, by their numbers, in the order of the dump.
 */
final class RankList implements Ranks {

	private static final int FIRST = 16;

	private static final int BLOCK = 1 << 14;

	private int[][] blocks = new int[1][];

	private int last;

	private int[] block = new int[0];

	private int filled;

	private int claimed;

	/**
	 * Adds a value.
	 * @return whether there was room for it in the budget
	 */
	boolean add(int rank, HeapBudget budget) {
		if (this.filled == this.block.length && !grow(budget)) {
			return false;
		}
		this.block[this.filled++] = rank;
		return true;
	}

	private boolean grow(HeapBudget budget) {
		boolean full = this.filled == BLOCK;
		int length = full ? BLOCK : Math.max(FIRST, Math.min(BLOCK, this.filled * 4));
		int more = full ? length : length - this.filled;
		if (budget.left() < 4L * more) {
			return false;
		}
		budget.claim(4L * more);
		this.claimed += more;
		if (full) {
			if (++this.last == this.blocks.length) {
				this.blocks = Arrays.copyOf(this.blocks, this.last * 2);
			}
			this.filled = 0;
			this.block = new int[BLOCK];
		}
		else {
			this.block = Arrays.copyOf(this.block, length);
		}
		this.blocks[this.last] = this.block;
		return true;
	}

	@Override
	public int size() {
		return this.last * BLOCK + this.filled;
	}

	@Override
	public void forEach(IntConsumer action) {
		for (int i = 0; i <= this.last && this.blocks[i] != null; i++) {
			int end = (i == this.last) ? this.filled : BLOCK;
			for (int j = 0; j < end; j++) {
				action.accept(this.blocks[i][j]);
			}
		}
	}

	void free(HeapBudget budget) {
		budget.release(4L * this.claimed);
		this.claimed = 0;
		this.blocks = new int[1][];
		this.block = new int[0];
		this.last = 0;
		this.filled = 0;
	}

}
