package io.zexus.pool.jackson.differential;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.zexus.pool.jackson.differential.Samples.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every setting of a mapper does with the pools what it does without. */
class SettingsHoldTests extends DifferentialTests {

	static Stream<Arguments> settings() {
		return Stream.of(JacksonLine.values())
			.flatMap((line) -> Stream.concat(line.features().stream(), others()).map((it) -> arguments(line, it)));
	}

	private static Stream<Setting> others() {
		List<Setting> others = new ArrayList<>();
		for (String shape : List.of("Array", "Object", "Integer", "Float", "Boolean", "String", "EmptyArray",
				"EmptyString")) {
			for (String action : List.of("Fail", "TryConvert", "AsNull", "AsEmpty")) {
				others.add(Setting.of("coercion", shape, action));
			}
		}
		for (String shape : List.of("Integer", "Float", "Boolean")) {
			for (String action : List.of("Fail", "TryConvert", "AsNull", "AsEmpty")) {
				others.add(Setting.of("textual", shape, action));
			}
		}
		for (String typing : List.of("JAVA_LANG_OBJECT", "OBJECT_AND_NON_CONCRETE", "NON_CONCRETE_AND_ARRAYS",
				"NON_FINAL")) {
			others.add(Setting.of("typing", typing, "@class"));
		}
		others.add(Setting.of("naming", "SNAKE_CASE", ""));
		others.add(Setting.of("naming", "UPPER_CAMEL_CASE", ""));
		others.add(Setting.of("constraint", "string", 5));
		others.add(Setting.of("constraint", "string", 0));
		others.add(Setting.of("constraint", "name", 4));
		others.add(Setting.of("constraint", "number", 2));
		others.add(Setting.of("constraint", "depth", 2));
		others.add(Setting.of("constraint", "document", 20));
		others.add(Setting.of("constraint", "tokens", 4));
		return others.stream();
	}

	@ParameterizedTest
	@MethodSource("settings")
	void decodesTheSame(JacksonLine line, Setting setting) {
		Setup plain = Setup.plain(Format.JSON, setting);
		assertSame(line, plain, some(plain), samples(setting), SettingsHoldTests::outcome);
	}

	/**
	 * Jackson does not check the length of a string that it copies into a buffer of
	 * tokens as long as it fits a segment of its text buffer. Ours is asked for a string
	 * there, and a string is checked. Only a limit of fewer characters than a segment has
	 * can show it.
	 */
	private static List<Sample> samples(Setting setting) {
		if (!setting.kind().equals("constraint") || !setting.name().equals("string")) {
			return Samples.all();
		}
		Set<Type> unbuffered = Set.of(Shapes.Bean.class, Object.class, Decoder.Tree.class, Map.class, String[].class,
				String.class, List.class);
		return Samples.all().stream().filter((sample) -> unbuffered.contains(sample.type())).toList();
	}

	static Stream<Arguments> typings() {
		return settings().filter((it) -> ((Setting) it.get()[1]).kind().equals("typing"))
			.flatMap((it) -> Stream
				.of("USE_LONG_FOR_INTS", "USE_BIG_INTEGER_FOR_INTS", "USE_BIG_DECIMAL_FOR_FLOATS",
						"USE_JAVA_ARRAY_FOR_JSON_ARRAY", "UNWRAP_SINGLE_VALUE_ARRAYS", "ACCEPT_SINGLE_VALUE_AS_ARRAY")
				.map((feature) -> arguments(it.get()[0], it.get()[1],
						Setting.of("DeserializationFeature", feature, true))));
	}

	@ParameterizedTest
	@MethodSource("typings")
	void decodesTheSameByDefaultTyping(JacksonLine line, Setting typing, Setting feature) {
		Setup plain = Setup.plain(Format.JSON, typing, feature);
		assertSame(line, plain, some(plain), Samples.all(), SettingsHoldTests::outcome);
	}

	private static String outcome(Decoder decoder, Sample sample) {
		return Outcome.of(() -> decoder.read(Source.BYTES, sample.bytes(), sample.type()));
	}

}
