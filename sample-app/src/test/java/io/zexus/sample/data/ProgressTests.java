package io.zexus.sample.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Progress}.
 */
class ProgressTests {

	@Test
	void speaksAtMostOnceInAnInterval() {
		AtomicLong clock = new AtomicLong();
		List<Long> spoken = new ArrayList<>();
		Progress progress = new Progress(100, clock::get, spoken::add);
		for (long line = 1; line <= 10_240; line++) {
			if (line % 1024 == 0) {
				clock.addAndGet(30);
			}
			progress.line(line);
		}
		assertThat(spoken).containsExactly(4096L, 8192L);
	}

}
