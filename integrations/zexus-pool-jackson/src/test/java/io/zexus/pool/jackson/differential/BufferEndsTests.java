package io.zexus.pool.jackson.differential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.zexus.pool.PoolingMode;
import io.zexus.pool.jackson.differential.Tokens.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Values of every length that lie across the end of a parser's buffer are what they were.
 */
class BufferEndsTests extends DifferentialTests {

	/** What the parsers of both lines read at once. */
	private static final int BUFFER = 8000;

	private static final Setup PLAIN = Setup.plain(Format.JSON);

	static Stream<Arguments> texts() {
		return perLine(Source.STREAM, Source.READER, Source.DATA_INPUT)
			.flatMap((it) -> Stream.of("a", "é", "日", "😀", "\\u00e9", "\\n", "ab\\\\")
				.map((unit) -> arguments(it.get()[0], it.get()[1], unit)));
	}

	@ParameterizedTest
	@MethodSource("texts")
	void ofAStream(JacksonLine line, Source source, String unit) {
		List<byte[]> documents = new ArrayList<>();
		for (int length : new int[] { 0, 1, 2, 7, 8, 9, 14, 15, 16, 17, 18, 31, 32, 40, 63, 64, 65, 80 }) {
			String value = unit.repeat(length / unit.length() + 1).substring(0, whole(unit, length));
			int size = value.getBytes(StandardCharsets.UTF_8).length;
			for (int before = 0; before <= size + 20; before += (before < 4 || before > size) ? 1 : 3) {
				// The value begins so many bytes before the end
				String filler = " ".repeat(BUFFER - before - 2);
				documents.add(("[" + filler + "\"" + value + "\",\"" + value + "\",{\"a\":\"" + value + "\"}]")
					.getBytes(StandardCharsets.UTF_8));
			}
		}
		for (Setup setup : List.of(PLAIN.with(Door.FACTORY, PoolingMode.ALL),
				PLAIN.with(Door.PARSER, PoolingMode.ALL))) {
			Decoder without = line.decoder(PLAIN);
			Decoder with = line.decoder(setup);
			for (byte[] document : documents) {
				assertThat(walk(with, source, document)).as("%s %s", setup, documents.indexOf(document))
					.isEqualTo(walk(without, source, document));
				assertThat(Outcome.of(() -> with.read(source, document, Object.class)))
					.isEqualTo(Outcome.of(() -> without.read(source, document, Object.class)));
			}
		}
	}

	static Stream<Arguments> lengths() {
		return perLine(3, 14, 15, 16, 17, 23, 24, 40, 60);
	}

	/** The end of a value is in the buffer already, from the time before. */
	@ParameterizedTest
	@MethodSource("lengths")
	void ofAPieceThatIsShorterThanThePieceBefore(JacksonLine line, int length) {
		String record = "\"" + "0123456789".repeat(6).substring(0, length) + "\",";
		byte[] document = ("[" + record.repeat(40) + "1]").getBytes(StandardCharsets.UTF_8);
		Decoder without = line.decoder(PLAIN);
		Decoder with = line.decoder(PLAIN.with(Door.FACTORY, PoolingMode.ALL));
		for (int cut = 1; cut < record.length(); cut++) {
			int[] pieces = { 1 + record.length(), record.length(), cut, record.length() - cut };
			assertThat(walk(with, pieces, document)).as("cut at %s", cut).isEqualTo(walk(without, pieces, document));
		}
	}

	private static String walk(Decoder decoder, int[] pieces, byte[] document) {
		return walk(() -> decoder.tokens(pieces, document), 42);
	}

	/** Cuts no unit in two. */
	private static int whole(String unit, int length) {
		return length / unit.length() * unit.length();
	}

	private static String walk(Decoder decoder, Source source, byte[] document) {
		return walk(() -> decoder.tokens(source, document), 9);
	}

	private static String walk(Callable<Tokens> opening, int count) {
		StringBuilder seen = new StringBuilder();
		String end = Outcome.of(() -> {
			Tokens tokens = opening.call();
			for (int i = 0; i < count; i++) {
				seen.append(tokens.perform(Step.NEXT_TOKEN)).append(tokens.perform(Step.TOKEN_LOCATION));
				// The second one is skipped where it lies
				seen.append((i == 2) ? "" : tokens.perform(Step.STRING));
				seen.append(tokens.perform(Step.LOCATION)).append('\n');
			}
			tokens.close();
			return null;
		});
		return seen + end;
	}

}
