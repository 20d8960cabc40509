package io.zexus.sample.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LineReader}.
 */
class LineReaderTests {

	@Test
	void endsOfLinesAreLfOrCrLfAndTheLastNeedsNone() throws IOException {
		assertThat(lines("a\nb\r\n\nc")).containsExactly("1:a", "2:b", "3:", "4:c");
		assertThat(lines("a\n")).containsExactly("1:a");
		assertThat(lines("")).isEmpty();
	}

	@Test
	void byteOrderMarkIsDroppedFromTheFirstLineOnly() throws IOException {
		assertThat(lines("\uFEFFa\n\uFEFFb")).containsExactly("1:a", "2:\uFEFFb");
		assertThat(lines("\uFEFF")).containsExactly("1:");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 16_383, 16_384, 16_385, LineReader.MAX_LENGTH })
	void linesOfAnyLengthUpToTheLimitAreKept(int length) throws IOException {
		String line = "x".repeat(length);
		assertThat(lines(line + "\n" + line)).containsExactly("1:" + line, "2:" + line);
	}

	@Test
	void longerLinesAreSkippedAndCounted() throws IOException {
		String tooLong = "x".repeat(LineReader.MAX_LENGTH + 1);
		assertThat(lines("a\n" + tooLong + "\nb\n" + tooLong)).containsExactly("1:a", "2 too long", "3:b",
				"4 too long");
	}

	@Test
	void streamThatComesByteByByteGivesTheSameLines() throws IOException {
		byte[] bytes = "ab\r\nc\n\nd".getBytes(StandardCharsets.UTF_8);
		InputStream slow = new ByteArrayInputStream(bytes) {
			@Override
			public synchronized int read(byte[] target, int offset, int length) {
				return super.read(target, offset, 1);
			}
		};
		assertThat(lines(new LineReader(slow))).containsExactly("1:ab", "2:c", "3:", "4:d");
	}

	private static List<String> lines(String text) throws IOException {
		return lines(new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
	}

	private static List<String> lines(LineReader reader) throws IOException {
		List<String> lines = new ArrayList<>();
		while (reader.next()) {
			lines.add(reader.number() + (reader.tooLong() ? " too long"
					: ":" + new String(reader.bytes(), 0, reader.length(), StandardCharsets.UTF_8)));
		}
		return lines;
	}

}
