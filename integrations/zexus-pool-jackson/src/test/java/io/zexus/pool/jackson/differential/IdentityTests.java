package io.zexus.pool.jackson.differential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.zexus.pool.PoolingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Equal texts are one instance, from every source and in every format. */
class IdentityTests extends DifferentialTests {

	private static final byte[] JSON = """
			{"text": "a value", "number": 300, "list": ["a value", "ä value"], "map": {"k": "a value"},
			"untyped": {"x": ["a value"]}, "unmarked": "another value"}""".getBytes(StandardCharsets.UTF_8);

	static Stream<Arguments> sources() {
		return perLine((Object[]) Source.values());
	}

	static Stream<Arguments> formats() {
		return perLine(Arrays.stream(Format.values())
			.filter((format) -> format != Format.CSV && format != Format.XML)
			.toArray());
	}

	@ParameterizedTest
	@MethodSource("sources")
	void ofWhatIsAnnotatedFromEverySource(JacksonLine line, Source source) throws Exception {
		for (Door door : List.of(Door.MODULE, Door.FACTORY, Door.PARSER)) {
			Decoder decoder = line.decoder(Setup.plain(Format.JSON).with(door, PoolingMode.ANNOTATED));
			assertAnnotatedIsPooled(decoder.parse(source, JSON, Shapes.PooledRow.class),
					decoder.parse(source, JSON, Shapes.PooledRow.class));
		}
	}

	@ParameterizedTest
	@MethodSource("formats")
	void ofWhatIsAnnotatedInEveryFormat(JacksonLine line, Format format) throws Exception {
		Decoder json = line.decoder(Setup.plain(Format.JSON));
		Decoder decoder = line.decoder(Setup.plain(format).with(Door.MODULE, PoolingMode.ANNOTATED));
		byte[] document = decoder.write(json.read(Source.BYTES, JSON, Decoder.Tree.class));
		assertAnnotatedIsPooled(decoder.read(Source.BYTES, document, Shapes.PooledRow.class),
				decoder.read(Source.STREAM, document, Shapes.PooledRow.class));
	}

	private static void assertAnnotatedIsPooled(Object one, Object two) {
		Shapes.PooledRow first = (Shapes.PooledRow) one;
		Shapes.PooledRow second = (Shapes.PooledRow) two;
		assertThat(first.text()).isEqualTo("a value").isSameAs(second.text());
		assertThat(first.number()).isEqualTo(300).isSameAs(second.number());
		assertThat(first.list().get(0)).isSameAs(first.text()).isSameAs(second.list().get(0));
		assertThat(first.list().get(1)).isEqualTo("ä value").isSameAs(second.list().get(1));
		assertThat(first.map().get("k")).isSameAs(first.text());
		assertThat(((List<?>) ((Map<?, ?>) first.untyped()).get("x")).get(0)).isSameAs(first.text());
		assertThat(first.unmarked()).isEqualTo("another value").isNotSameAs(second.unmarked());
	}

	@ParameterizedTest
	@MethodSource("sources")
	void ofEverythingFromEverySource(JacksonLine line, Source source) throws Exception {
		for (Door door : List.of(Door.FACTORY, Door.PARSER)) {
			Decoder decoder = line.decoder(Setup.plain(Format.JSON).with(door, PoolingMode.ALL));
			List<Object> texts = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				Map<?, ?> map = (Map<?, ?>) decoder.parse(source, JSON, Object.class);
				texts.add(map.get("text"));
				texts.add(((List<?>) map.get("list")).get(0));
				texts.add(((Shapes.Row[]) decoder.parse(source,
						"[{\"text\":\"a value\"}]".getBytes(StandardCharsets.UTF_8), Shapes.Row[].class))[0]
					.text());
			}
			assertThat(texts).allSatisfy((text) -> assertThat(text).isEqualTo("a value").isSameAs(texts.get(0)));
		}
	}

}
