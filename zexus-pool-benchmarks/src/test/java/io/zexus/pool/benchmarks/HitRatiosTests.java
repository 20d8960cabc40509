package io.zexus.pool.benchmarks;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HitRatiosTests {

	private static final List<HitRatios.Row> ROWS = HitRatios.generated();

	@Test
	void poolIsNeverWorseThanLruByMoreThanOneAndAHalfPoints() {
		assertThat(ROWS).isNotEmpty()
			.allSatisfy((row) -> assertThat(row.gain()).as(row.toString()).isGreaterThanOrEqualTo(-1.5));
	}

	@Test
	void poolIsAsGoodAsCaffeineWherePopularityIsSteady() {
		assertThat(ROWS).filteredOn((row) -> row.stream().matches("Zipf \\d.*"))
			.isNotEmpty()
			.allSatisfy(
					(row) -> assertThat(row.pool()).as(row.toString()).isGreaterThanOrEqualTo(row.caffeine() - 1.5));
	}

}
