package io.zexus.pool.jackson.differential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.zexus.pool.PoolingMode;
import org.junit.jupiter.params.provider.Arguments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What tests that compare a mapper with and without the pools have in common. */
abstract class DifferentialTests {

	/** Each line with each of the values. */
	static Stream<Arguments> perLine(Object... values) {
		return Stream.of(JacksonLine.values())
			.flatMap((line) -> Arrays.stream(values).map((value) -> arguments(line, value)));
	}

	/**
	 * Asserts that a mapper does the same however it was told of the pools. All is done
	 * twice, as values are pooled by the first time and found by the second.
	 * @param doing what is done by a mapper with a subject, returning its outcome
	 */
	static <T> void assertSame(JacksonLine line, Setup plain, Stream<Setup> pooling, List<T> subjects,
			BiFunction<Decoder, T, String> doing) {
		List<String> expected = outcomes(line.decoder(plain), subjects, doing);
		pooling.forEach((setup) -> assertSame(expected, line.decoder(setup), subjects, doing));
	}

	static <T> List<String> outcomes(Decoder decoder, List<T> subjects, BiFunction<Decoder, T, String> doing) {
		return subjects.stream().map((subject) -> doing.apply(decoder, subject)).toList();
	}

	static <T> void assertSame(List<String> expected, Decoder decoder, List<T> subjects,
			BiFunction<Decoder, T, String> doing) {
		List<String> differences = new ArrayList<>();
		for (int round = 0; round < 2; round++) {
			for (int i = 0; i < subjects.size(); i++) {
				String outcome = doing.apply(decoder, subjects.get(i));
				if (!outcome.equals(expected.get(i))) {
					differences.add("%n%s, round %d: %s%n  plain: %s%n  pools: %s".formatted(decoder, round,
							subjects.get(i), expected.get(i), outcome));
				}
			}
		}
		assertThat(differences.stream().limit(3)).as("The first of %d differences", differences.size()).isEmpty();
	}

	/** The ways that are most likely to differ, where all would take too long. */
	static Stream<Setup> some(Setup plain) {
		Stream<Setup> others = Stream.of(plain.with(Door.PARSER, PoolingMode.AUTO),
				plain.with(Door.MODULE, PoolingMode.ANNOTATED));
		return (plain.format() == Format.JSON)
				? Stream.concat(Stream.of(plain.with(Door.FACTORY, PoolingMode.ALL)), others) : others;
	}

}
