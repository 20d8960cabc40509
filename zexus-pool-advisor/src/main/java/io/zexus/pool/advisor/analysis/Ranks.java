package io.zexus.pool.advisor.analysis;

import java.util.function.IntConsumer;

import io.zexus.pool.advisor.collect.Bits;

/**
 * Some of the values of a heap, by their numbers.
 */
interface Ranks {

	/** The number of values, at least. */
	int size();

	/** Hands out each, one that is referred to twice two times. */
	void forEach(IntConsumer action);

	static Ranks all(int count) {
		return new Ranks() {

			@Override
			public int size() {
				return count;
			}

			@Override
			public void forEach(IntConsumer action) {
				for (int rank = 0; rank < count; rank++) {
					action.accept(rank);
				}
			}

		};
	}

	static Ranks of(Bits marked) {
		int count = marked.count();
		return new Ranks() {

			@Override
			public int size() {
				return count;
			}

			@Override
			public void forEach(IntConsumer action) {
				marked.forEach(action);
			}

		};
	}

}
