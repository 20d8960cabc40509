package io.zexus.pool.jackson.differential;

import java.io.IOException;
import java.util.List;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Parsers of users that change what a text is, around ours and within. */
class DelegatingParsersTests {

	private static final String DOCUMENT = """
			{"text": "a ${value}", "list": ["a ${value}", "b"], "map": {"k": "a ${value}"}, "untyped": ["a ${value}"],
			"unmarked": "a ${value}"}""";

	private final MemoryPoolManager pools = new MemoryPoolManager();

	@ParameterizedTest
	@EnumSource
	void areHeardByJackson2(PoolingMode mode) throws IOException {
		var module = io.zexus.pool.jackson2.ZexusPoolModule.builder(this.pools).mode(mode).build();
		var plain = new com.fasterxml.jackson.databind.ObjectMapper();
		var mapper = new com.fasterxml.jackson.databind.ObjectMapper(module.jsonFactory()).registerModule(module);
		for (Class<?> type : List.of(Shapes.PooledRow.class, Object.class,
				com.fasterxml.jackson.databind.JsonNode.class)) {
			String expected = Describe.value(plain.readValue(new Filling2(plain.createParser(DOCUMENT)), type));
			assertThat(expected).contains("a filled").doesNotContain("${");
			for (int i = 0; i < 3; i++) {
				byte[] bytes = DOCUMENT.getBytes();
				assertThat(Describe.value(mapper.readValue(new Filling2(mapper.createParser(bytes)), type)))
					.isEqualTo(expected);
				assertThat(Describe.value(mapper.readValue(new Filling2(mapper.createParser(DOCUMENT)), type)))
					.isEqualTo(expected);
				assertThat(
						Describe.value(mapper.readValue(module.pooling(new Filling2(plain.createParser(bytes))), type)))
					.isEqualTo(expected);
				assertThat(
						Describe.value(mapper.readValue(new Filling2(module.pooling(plain.createParser(bytes))), type)))
					.isEqualTo(expected);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void areHeardByJackson3(PoolingMode mode) {
		var module = io.zexus.pool.jackson.ZexusPoolModule.builder(this.pools).mode(mode).build();
		var plain = new tools.jackson.databind.json.JsonMapper();
		var mapper = tools.jackson.databind.json.JsonMapper.builder(module.jsonFactory()).addModule(module).build();
		for (Class<?> type : List.of(Shapes.PooledRow.class, Object.class, tools.jackson.databind.JsonNode.class)) {
			String expected = Describe.value(plain.readValue(new Filling3(plain.createParser(DOCUMENT)), type));
			assertThat(expected).contains("a filled").doesNotContain("${");
			for (int i = 0; i < 3; i++) {
				byte[] bytes = DOCUMENT.getBytes();
				assertThat(Describe.value(mapper.readValue(new Filling3(mapper.createParser(bytes)), type)))
					.isEqualTo(expected);
				assertThat(Describe.value(mapper.readValue(new Filling3(mapper.createParser(DOCUMENT)), type)))
					.isEqualTo(expected);
				assertThat(
						Describe.value(mapper.readValue(module.pooling(new Filling3(plain.createParser(bytes))), type)))
					.isEqualTo(expected);
				assertThat(
						Describe.value(mapper.readValue(new Filling3(module.pooling(plain.createParser(bytes))), type)))
					.isEqualTo(expected);
			}
		}
	}

	@Test
	void giveOutPooledTextsWhereTheyChangeNone() {
		var module = new io.zexus.pool.jackson.ZexusPoolModule(this.pools);
		var mapper = tools.jackson.databind.json.JsonMapper.builder(module.jsonFactory()).addModule(module).build();
		String[] texts = mapper.readValue(new Filling3(mapper.createParser("[\"a\", \"a\"]".getBytes())),
				String[].class);
		assertThat(texts[0]).isSameAs(texts[1]);
	}

	private static String filled(String text) {
		return (text != null && text.contains("$")) ? text.replace("${value}", "filled") : text;
	}

	private static final class Filling2 extends com.fasterxml.jackson.core.util.JsonParserDelegate {

		Filling2(com.fasterxml.jackson.core.JsonParser parser) {
			super(parser);
		}

		@Override
		public String getText() throws IOException {
			return filled(super.getText());
		}

		@Override
		public boolean hasTextCharacters() {
			return false;
		}

		@Override
		public String getValueAsString() throws IOException {
			return filled(super.getValueAsString());
		}

	}

	private static final class Filling3 extends tools.jackson.core.util.JsonParserDelegate {

		Filling3(tools.jackson.core.JsonParser parser) {
			super(parser);
		}

		@Override
		public String getString() {
			return filled(super.getString());
		}

		@Override
		public boolean hasStringCharacters() {
			return false;
		}

		@Override
		public String getValueAsString() {
			return filled(super.getValueAsString());
		}

	}

}
