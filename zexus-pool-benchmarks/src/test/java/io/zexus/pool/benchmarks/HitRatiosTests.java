package io.zexus.pool.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HitRatiosTests {

	@Test
	void poolIsNeverWorseThanLruByMoreThanOneAndAHalfPoints() {
		assertThat(HitRatios.generated()).isNotEmpty()
			.allSatisfy((row) -> assertThat(row.gain()).as(row.toString()).isGreaterThanOrEqualTo(-1.5));
	}

}
