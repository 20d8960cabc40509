package io.zexus.pool;

import java.util.Locale;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jol.info.GraphStats;
import org.openjdk.jol.vm.VM;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What a pool takes, beside the values in it. */
class FootprintTests {

	private static final int MOST_BYTES_PER_ENTRY = 15;

	@BeforeAll
	static void referencesAreCompressed() {
		assumeThat(VM.current().sizeOfField("java.lang.Object")).as("bytes of a reference").isEqualTo(4);
	}

	@ParameterizedTest
	@ValueSource(ints = { 10_000, 100_000 })
	void fullStringPoolTakesFewBytesPerEntry(int capacity) {
		StringPool pool = new StringPool(capacity);
		for (int i = 0; i < 2 * capacity; i++) {
			pool.get(name(i));
		}
		long entries = pool.stats().poolSize();
		long strings = entries * size(name(0));
		double perEntry = (double) (size(pool) - strings) / entries;
		System.out
			.println(String.format(Locale.ROOT, "String pool: %.2f bytes per entry at %,d entries", perEntry, entries));
		assertThat(perEntry).isLessThanOrEqualTo(MOST_BYTES_PER_ENTRY);
	}

	/** Returns the bytes of an object and all that it reaches. */
	private static long size(Object root) {
		return GraphStats.parseInstance(root).totalSize();
	}

	/** Strings of one length, so that all take the same. */
	private static String name(int number) {
		return "value " + (10_000_000 + number);
	}

}
