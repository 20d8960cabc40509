package io.zexus.pool.learning;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where strings are kept by their bytes. */
class RawStringsTests {

	private static final int COUNT = 100;

	static Stream<IntFunction<String>> alike() {
		return Stream.of((i) -> "user" + (1000 + i) + "@mail.example.com", (i) -> (1000 + i) + "-03-05T00:00:00.000Z",
				(i) -> "org.springframework.boot.autoconfigure.Some" + (1000 + i) + "Properties",
				(i) -> "airport " + (1000 + i), (i) -> "" + i);
	}

	@ParameterizedTest
	@MethodSource("alike")
	void stringsThatBeginOrEndAlikeHaveEntriesOfTheirOwn(IntFunction<String> texts) {
		RawStrings raw = new RawStrings();
		List<byte[]> documents = IntStream.range(0, COUNT).mapToObj(texts).map(RawStringsTests::document).toList();
		for (byte[] document : documents) {
			int length = document.length - RawStrings.AHEAD - 1;
			raw.put(document, 0, length, new String(document, 0, length, StandardCharsets.US_ASCII), 40, true);
		}
		assertThat(documents).filteredOn((document) -> raw.find(document, 0, document.length) >= 0)
			.hasSizeGreaterThan(COUNT * 9 / 10);
	}

	private static byte[] document(String text) {
		return (text + '"' + " ".repeat(RawStrings.AHEAD)).getBytes(StandardCharsets.US_ASCII);
	}

}
