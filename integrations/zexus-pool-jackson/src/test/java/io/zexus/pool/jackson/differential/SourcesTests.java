package io.zexus.pool.jackson.differential;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import io.zexus.pool.PoolingMode;
import io.zexus.pool.jackson.differential.Samples.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From every source the pools leave a document what it is. */
class SourcesTests extends DifferentialTests {

	private static final Setup PLAIN = Setup.plain(Format.JSON);

	private static final Map<String, List<String>> EXPECTED = new ConcurrentHashMap<>();

	static Stream<Arguments> setups() {
		return perLine(PLAIN.pooling().toArray());
	}

	static Stream<Arguments> setupsOfParsers() {
		return perLine(PLAIN.with(Door.FACTORY, PoolingMode.AUTO), PLAIN.with(Door.PARSER, PoolingMode.ALL));
	}

	@ParameterizedTest
	@MethodSource("setups")
	void aMapperDecodesTheSame(JacksonLine line, Setup setup) {
		assertSame(line, setup, "read",
				(source) -> (decoder, sample) -> (source == Source.BYTES)
						? Outcome.of(decoder, () -> decoder.read(source, sample.bytes(), sample.type()))
						: Outcome.of(() -> decoder.read(source, sample.bytes(), sample.type())));
	}

	@ParameterizedTest
	@MethodSource("setupsOfParsers")
	void aParserDecodesTheSame(JacksonLine line, Setup setup) {
		assertSame(line, setup, "parse", (
				source) -> (decoder, sample) -> Outcome.of(() -> decoder.parse(source, sample.bytes(), sample.type())));
	}

	private static void assertSame(JacksonLine line, Setup setup, String name,
			Function<Source, BiFunction<Decoder, Sample, String>> doing) {
		Decoder decoder = line.decoder(setup);
		for (Source source : Source.values()) {
			List<String> expected = EXPECTED.computeIfAbsent(line + name + source,
					(key) -> outcomes(line.decoder(PLAIN), Samples.all(), doing.apply(source)));
			assertSame(expected, decoder, Samples.all(), doing.apply(source));
		}
	}

}
