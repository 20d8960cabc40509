package io.zexus.pool.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HitRatiosTests {

	@Test
	void poolIsNeverWorseThanLruByMoreThanOneAndAHalfPoints() {
		assertThat(HitRatios.generated()).isNotEmpty()
			.allSatisfy((row) -> assertThat(row.gain()).as(row.toString()).isGreaterThanOrEqualTo(-1.5));
	}

	@Test
	void poolIsAsGoodAsCaffeineWherePopularityIsSteady() {
		assertThat(HitRatios.generated()).filteredOn((row) -> row.stream().matches("Zipf \\d.*"))
			.isNotEmpty()
			.allSatisfy(
					(row) -> assertThat(row.pool()).as(row.toString()).isGreaterThanOrEqualTo(row.caffeine() - 1.5));
	}

}
