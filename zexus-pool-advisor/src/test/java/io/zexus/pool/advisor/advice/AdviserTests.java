package io.zexus.pool.advisor.advice;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.advisor.analysis.ValueType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said to be annotated can be.
 */
class AdviserTests {

	@ParameterizedTest
	@EnumSource
	void advisesPooledForTheTypesItWorksFor(ValueType type) {
		assertThat(MemoryPoolManager.valueTypes()).extracting(Class::getSimpleName)
			.satisfies((names) -> assertThat(names.contains(type.simpleName()))
				.isEqualTo(Adviser.ANNOTATED.contains(type)));
	}

}
