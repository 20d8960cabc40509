package io.zexus.pool.jackson.differential;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.zexus.pool.PoolingMode;
import io.zexus.pool.jackson.differential.Tokens.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is wrong with a document is found at the same place, and the next document is
 * decoded as if nothing had been.
 */
class BrokenDocumentsTests extends DifferentialTests {

	private static final Setup PLAIN = Setup.plain(Format.JSON);

	private static final byte[] WHOLE = ("{\"text\":\"a value\",\"number\":300,\"list\":[\"a value\",\"b\\n\",\"é日😀\","
			+ "\"\\u00e9\\ud83d\\ude00\",\"a value of more than sixteen characters\"],\"map\":{\"k\":\"a value\","
			+ "\"big\":-12345678901,\"f\":1.5e3,\"n\":null,\"t\":true},\"untyped\":\"a value\"}")
		.getBytes(StandardCharsets.UTF_8);

	/** Bytes that have a meaning, or are wrong wherever they are. */
	private static final byte[] ODD = { 0, 9, 10, 13, 31, ' ', '"', '\\', '{', '}', '[', ']', ',', ':', '1', 'u', 127,
			(byte) 0x80, (byte) 0xbf, (byte) 0xc3, (byte) 0xc0, (byte) 0xe2, (byte) 0xed, (byte) 0xf0, (byte) 0xff };

	static Stream<Arguments> sources() {
		return perLine(Source.BYTES, Source.BYTES_WITHIN, Source.STREAM_BY_ONE, Source.STREAM_BY_SEVEN,
				Source.READER_BY_SEVEN, Source.DATA_INPUT, Source.NON_BLOCKING);
	}

	@ParameterizedTest
	@MethodSource("sources")
	void endAtEveryByte(JacksonLine line, Source source) {
		List<byte[]> documents = new ArrayList<>();
		for (int length = 0; length < WHOLE.length; length++) {
			documents.add(Arrays.copyOf(WHOLE, length));
			if (length % 10 == 0) {
				documents.add(WHOLE);
			}
		}
		assertSameTokens(line, source, documents);
	}

	@ParameterizedTest
	@MethodSource("sources")
	void haveAnOddByteAnywhere(JacksonLine line, Source source) {
		List<byte[]> documents = new ArrayList<>();
		for (int at = 0; at < WHOLE.length; at++) {
			byte odd = ODD[at * 7 % ODD.length];
			byte[] replaced = WHOLE.clone();
			replaced[at] = odd;
			documents.add(replaced);
			ByteArrayOutputStream inserted = new ByteArrayOutputStream();
			inserted.write(WHOLE, 0, at);
			inserted.write(ODD[at * 11 % ODD.length]);
			inserted.write(WHOLE, at, WHOLE.length - at);
			documents.add(inserted.toByteArray());
			if (at % 10 == 0) {
				documents.add(WHOLE);
			}
		}
		assertSameTokens(line, source, documents);
	}

	private void assertSameTokens(JacksonLine line, Source source, List<byte[]> documents) {
		assertSame(line, PLAIN, some(PLAIN), documents, (decoder, document) -> tokens(decoder, source, document)
				+ Outcome.of(() -> decoder.read(source, document, Shapes.PooledRow.class)));
		Setup annotated = PLAIN.with(Door.FACTORY, PoolingMode.ANNOTATED);
		assertSame(line, PLAIN, Stream.of(annotated), documents,
				(decoder, document) -> Outcome.of(() -> decoder.read(source, document, Shapes.PooledRow.class)));
	}

	/** All tokens and where they are, until something is wrong. */
	private static String tokens(Decoder decoder, Source source, byte[] document) {
		StringBuilder seen = new StringBuilder();
		String end = Outcome.of(() -> {
			Tokens tokens = decoder.tokens(source, document);
			for (int i = 0; i < 200; i++) {
				String next = tokens.perform(Step.NEXT_TOKEN);
				seen.append(next).append(tokens.perform(Step.TOKEN_LOCATION));
				if (next.endsWith("at null")) {
					break;
				}
				seen.append(tokens.perform((i % 3 == 0) ? Step.LOCATION : Step.NAME));
				seen.append(tokens.perform((i % 5 == 0) ? Step.CHARACTERS : Step.STRING));
				seen.append(tokens.perform(Step.LOCATION)).append('\n');
			}
			return null;
		});
		return seen + end;
	}

}
