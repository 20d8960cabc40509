package io.zexus.pool;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jol.info.GraphStats;

import static org.assertj.core.api.Assertions.assertThat;

/** A capacity that the heap could never hold. */
@Timeout(300)
class SmallHeapTests {

	private static final int CAPACITY = 100_000_000;

	@Test
	void largeCapacityCostsWhatItHolds() {
		assertThat(GraphStats.parseInstance(new StringPool(CAPACITY)).totalSize()).isLessThan(150_000);
	}

	@Test
	void poolGoesOnWithWhatItHasWhereMemoryDoesNotSufficeToGrow() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx48m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Stream.class.getName())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		assertThat(Integer.parseInt(output.strip())).isBetween(50_000, 1_000_000);
	}

	/** Brings more values than the heap holds, and prints how many the pool does. */
	static final class Stream {

		private Stream() {
		}

		public static void main(String[] args) {
			StringPool pool = new StringPool(CAPACITY);
			for (int i = 0; i < 1_500_000; i++) {
				pool.get("value number " + i);
			}
			System.out.println(pool.stats().poolSize());
		}

	}

}
