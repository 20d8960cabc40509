package io.zexus.pool.internal.table;

import java.util.SplittableRandom;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A miniature is the table itself, without its values. */
class MiniTableTests {

	private static final int CALLS = 100_000;

	/** One by one they differ by chance: whose values share a bucket. */
	private static final int STREAMS = 30;

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 64, 500, 2000 })
	void hitsAsOftenAsTheTable(int capacity) {
		long hits = 0;
		long hitsOfTable = 0;
		for (int stream = 0; stream < STREAMS; stream++) {
			MiniTable mini = new MiniTable(capacity);
			Tables<Number> tables = new Tables<>(capacity, ObjectLayout.INTEGER, IntContent.INT, (replaced) -> {
			});
			Table<Number> table = tables.current();
			SplittableRandom random = new SplittableRandom(stream);
			int first = random.nextInt();
			for (int i = 0; i < CALLS; i++) {
				// Few of many values, and other ones later
				double drawn = random.nextDouble();
				int value = first + (int) (drawn * drawn * drawn * 10 * capacity) + i / (CALLS / 4) * capacity;
				int hash = Content.mix(value);
				hits += mini.get(hash) ? 1 : 0;
				if (table.find(hash, IntContent.INT, null, value, 0) == null) {
					table.getOrAdd(hash, IntContent.INT, null, value, 0);
				}
			}
			hitsOfTable += tables.counts().hits();
		}
		assertThat(hits).isPositive();
		double calls = (double) STREAMS * CALLS;
		assertThat(hits / calls).isCloseTo(hitsOfTable / calls, within(0.005));
	}

}
