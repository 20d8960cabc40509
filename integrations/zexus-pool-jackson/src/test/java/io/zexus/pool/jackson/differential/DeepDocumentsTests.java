package io.zexus.pool.jackson.differential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.zexus.pool.PoolingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Documents of 3,000 levels are decoded by as little stack as without the pools. */
class DeepDocumentsTests extends DifferentialTests {

	private static final int LEVELS = 3000;

	private static final Setup PLAIN = Setup.plain(Format.JSON, Setting.of("constraint", "depth", LEVELS + 1));

	static Stream<Arguments> setups() {
		return perLine(Stream.concat(PLAIN.pooling(PoolingMode.ALL), PLAIN.pooling(PoolingMode.ANNOTATED)).toArray())
			.flatMap((it) -> Stream.of("[", "{\"a\":", "[{\"a\":\"a value\",\"b\":")
				.map((open) -> arguments(it.get()[0], it.get()[1], open)));
	}

	@ParameterizedTest
	@MethodSource("setups")
	void areDecoded(JacksonLine line, Setup setup, String open) throws Exception {
		String close = new StringBuilder(open.replaceAll("[^\\[{]", "")).reverse()
			.toString()
			.replace('[', ']')
			.replace('{', '}');
		int times = LEVELS / close.length();
		byte[] document = (open.repeat(times) + "\"a value\"" + close.repeat(times)).getBytes(StandardCharsets.UTF_8);
		Decoder decoder = line.decoder(setup);
		assertThat(levels(decoder.read(Source.BYTES, document, Object.class))).isEqualTo(LEVELS);
		assertThat(levels(decoder.parse(Source.STREAM, document, Object.class))).isEqualTo(LEVELS);
		assertThat(decoder.read(Source.BYTES, document, Decoder.Tree.class)).isNotNull();
		assertThat(decoder.parse(Source.READER, document, Decoder.Tree.class)).isNotNull();
	}

	private static int levels(Object value) {
		int levels = 0;
		for (Object next = value; !(next instanceof String);) {
			List<?> elements = (next instanceof Map<?, ?> map) ? new ArrayList<>(map.values()) : (List<?>) next;
			next = elements.get(elements.size() - 1);
			levels++;
		}
		return levels;
	}

}
