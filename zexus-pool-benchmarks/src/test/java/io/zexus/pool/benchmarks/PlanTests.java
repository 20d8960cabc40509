package io.zexus.pool.benchmarks;

import java.util.List;

import io.zexus.pool.benchmarks.Measurements.Effort;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

class PlanTests {

	private static final Effort ONCE = new Effort(0, 0, 1, 1);

	@TestFactory
	List<DynamicTest> everyCaseRuns() {
		return Plan.all()
			.stream()
			.map((measured) -> DynamicTest.dynamicTest(measured.table() + ": " + measured.peer(), () -> {
				Measurements measurements = new Measurements();
				measurements.run(List.of(measured), ONCE);
				assertThat(measurements.of(measured).wall()).isPositive();
			}))
			.toList();
	}

	@TestFactory
	List<DynamicTest> everyFigureIsComputedFromCasesOfThePlan() {
		return Target.ratios()
			.stream()
			.map((target) -> DynamicTest.dynamicTest(target.what(),
					() -> assertThat(Plan.all()).containsAll(target.cases())))
			.toList();
	}

}
