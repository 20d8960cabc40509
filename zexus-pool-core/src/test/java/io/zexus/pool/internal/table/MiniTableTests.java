package io.zexus.pool.internal.table;

import java.util.SplittableRandom;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A miniature is the table itself, without its values. */
class MiniTableTests {

	private static final int CALLS = 200_000;

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 64, 500, 2000 })
	void hitsAsOftenAsTheTable(int capacity) {
		MiniTable mini = new MiniTable(capacity);
		Tables<Number> tables = new Tables<>(capacity, ObjectLayout.INTEGER, IntContent.INT, (replaced) -> {
		});
		Table<Number> table = tables.current();
		SplittableRandom random = new SplittableRandom(capacity);
		int hits = 0;
		for (int i = 0; i < CALLS; i++) {
			// Few of many values, and other ones later
			double drawn = random.nextDouble();
			int value = (int) (drawn * drawn * drawn * 10 * capacity) + i / 50_000 * capacity;
			int hash = Content.mix(value);
			hits += mini.get(hash) ? 1 : 0;
			if (table.find(hash, IntContent.INT, null, value, 0) == null) {
				table.getOrAdd(hash, IntContent.INT, null, value, 0);
			}
		}
		assertThat(hits).isPositive();
		assertThat((double) hits / CALLS).isCloseTo((double) tables.counts().hits() / CALLS, within(0.005));
	}

}
