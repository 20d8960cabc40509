package io.zexus.pool.learning;

import java.nio.charset.StandardCharsets;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Strings found by their bytes, compared with the strings themselves.
 */
class RawStringsProperties {

	@Property
	void findsWhatWasPutAndNothingElse(@ForAll("texts") List<String> texts, @ForAll("noise") byte[] noise) {
		RawStrings raw = new RawStrings();
		for (String text : texts) {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			byte[] document = quoted(bytes, noise);
			int found = raw.find(document, 0, document.length);
			if (found >= 0) {
				assertThat(raw.value(found)).isEqualTo(text);
				assertThat(RawStrings.length(raw.facts(found))).isEqualTo(bytes.length);
			}
			if (bytes.length <= RawStrings.LONGEST) {
				raw.put(document, 0, bytes.length, text, 40, true);
				byte[] elsewhere = quoted(bytes, new byte[RawStrings.AHEAD]);
				int entry = raw.find(elsewhere, 0, elsewhere.length);
				assertThat(entry).isNotNegative();
				assertThat(raw.value(entry)).isSameAs(text);
				assertThat(raw.hash(entry)).isEqualTo(text.hashCode());
			}
		}
	}

	@Property
	void findsNothingBeyondTheEnd(@ForAll("texts") List<String> texts) {
		RawStrings raw = new RawStrings();
		for (String text : texts) {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			if (bytes.length > RawStrings.LONGEST) {
				continue;
			}
			byte[] document = quoted(bytes, new byte[RawStrings.AHEAD]);
			raw.put(document, 0, bytes.length, text, 40, true);
			for (int to = RawStrings.AHEAD; to <= bytes.length; to++) {
				assertThat(raw.find(document, 0, to)).isNegative();
			}
		}
	}

	@Property
	void readsAsciiAsADecoderDoes(@ForAll("texts") List<String> texts, @ForAll("noise") byte[] noise) {
		for (String text : texts) {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			byte[] document = quoted(bytes, noise);
			int length = QuotedBytes.asciiLength(document, 0, document.length);
			boolean near = bytes.length / 8 * 8 + 8 <= 256;
			boolean ascii = near && text.chars().allMatch((c) -> c >= ' ' && c < 0x80 && c != '\\');
			assertThat(length).isEqualTo(ascii ? bytes.length : -1);
			if (ascii) {
				assertThat(QuotedBytes.ascii(document, 0, length)).isEqualTo(text);
				assertThat(QuotedBytes.asciiHash(document, 0, length)).isEqualTo(text.hashCode());
			}
		}
	}

	private static byte[] quoted(byte[] bytes, byte[] noise) {
		byte[] document = new byte[bytes.length + 1 + noise.length];
		System.arraycopy(bytes, 0, document, 0, bytes.length);
		document[bytes.length] = '"';
		System.arraycopy(noise, 0, document, bytes.length + 1, noise.length);
		return document;
	}

	/** Few characters, so that strings begin and end alike. */
	@Provide
	Arbitrary<List<String>> texts() {
		Arbitrary<String> characters = Arbitraries.strings().withChars("ab~ !#[é€\\\t\u0000\u007f").ofMaxLength(20);
		Arbitrary<String> ends = Arbitraries.of("", "org.springframework.boot.", ".autoconfigure.Properties",
				"a".repeat(8), "a".repeat(100), "a".repeat(124));
		return Combinators.combine(ends, characters, ends)
			.as((start, middle, end) -> start + middle + end)
			.list()
			.ofMinSize(1)
			.ofMaxSize(20);
	}

	/** What follows a string, at least as long as a look-up reads. */
	@Provide
	Arbitrary<byte[]> noise() {
		return Arbitraries.of((byte) '"', (byte) ',', (byte) 'a', (byte) 0, (byte) -1)
			.array(byte[].class)
			.ofMinSize(RawStrings.AHEAD)
			.ofMaxSize(2 * RawStrings.AHEAD);
	}

}
