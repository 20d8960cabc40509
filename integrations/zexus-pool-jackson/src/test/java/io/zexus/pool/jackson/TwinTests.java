package io.zexus.pool.jackson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packages of the two lines of Jackson are one text, but for names that Jackson
 * changed and the differences that {@code twin-differences.txt} lists.
 */
class TwinTests {

	private static final Path SOURCES = Path.of("src/main/java/io/zexus/pool");

	/** What Jackson 3 calls otherwise than Jackson 2, in the order in which to rename. */
	private static final Map<String, String> RENAMES = new LinkedHashMap<>();

	static {
		RENAMES.put("ValueDeserializerModifier", "BeanDeserializerModifier");
		RENAMES.put("StdConvertingDeserializer", "StdDelegatingDeserializer");
		RENAMES.put("findContextualValueDeserializer", "findContextual");
		RENAMES.put("ValueDeserializer", "JsonDeserializer");
		RENAMES.put("findContextual", "findContextualValueDeserializer");
		RENAMES.put("TokenStreamContext", "JsonStreamContext");
		RENAMES.put("JacksonModule", "Module");
		RENAMES.put("_streamReadContext", "_parsingContext");
		RENAMES.put("streamReadContext", "getParsingContext");
		RENAMES.put("ontext.currentName()", "ontext.getCurrentName()");
		RENAMES.put("parent.currentName()", "parent.getCurrentName()");
		RENAMES.put("hasStringCharacters", "hasTextCharacters");
		RENAMES.put("getString()", "getText()");
		RENAMES.put("PROPERTY_NAME", "FIELD_NAME");
		RENAMES.put("deserializationConfig()", "getDeserializationConfig()");
		RENAMES.put("nonBlockingInputFeeder", "getNonBlockingInputFeeder");
		RENAMES.put("tools.jackson", "com.fasterxml.jackson");
	}

	@Test
	void bothLinesAreOneText() throws IOException {
		List<String> differences = new ArrayList<>();
		List<String> names = names("jackson");
		assertThat(names("jackson2")).isEqualTo(names);
		for (String name : names) {
			List<String> renamed = statements(renamed(Files.readString(SOURCES.resolve("jackson").resolve(name))));
			List<String> twin = statements(Files.readString(SOURCES.resolve("jackson2").resolve(name)));
			without(renamed, twin).forEach((statement) -> differences.add(name + " 3: " + statement));
			without(twin, renamed).forEach((statement) -> differences.add(name + " 2: " + statement));
		}
		assertThat(differences).isEqualTo(Files.readAllLines(Path.of("src/test/resources/twin-differences.txt")));
	}

	private static List<String> names(String line) throws IOException {
		try (Stream<Path> files = Files.list(SOURCES.resolve(line))) {
			return files.map((it) -> it.getFileName().toString()).sorted().toList();
		}
	}

	private static String renamed(String text) {
		String renamed = text;
		for (Map.Entry<String, String> rename : RENAMES.entrySet()) {
			renamed = renamed.replace(rename.getKey(), rename.getValue());
		}
		return renamed;
	}

	/** Without comments, imports and the exceptions that Jackson 2 declares. */
	private static List<String> statements(String text) {
		String code = text.replaceAll("(?s)/\\*.*?\\*/", "")
			.replaceAll("//.*", "")
			.replaceAll("(?m)^(import|package) .*$", "")
			.replaceAll("\\s*throws \\w+", "")
			.replaceAll("\\s+", " ");
		return Stream.of(code.split("[;{}]")).map(String::strip).filter((it) -> !it.isEmpty()).toList();
	}

	private static List<String> without(List<String> all, List<String> others) {
		List<String> rest = new ArrayList<>(all);
		others.forEach(rest::remove);
		return rest;
	}

}
