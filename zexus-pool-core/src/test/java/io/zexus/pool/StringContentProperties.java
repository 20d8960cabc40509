package io.zexus.pool;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asking with characters or bytes gives what asking with the String made of them gives,
 * whatever they are.
 */
class StringContentProperties {

	private static final int MAX_LENGTH = 12;

	@Property(tries = 3000)
	void bytesGiveWhatTheStringDecodedFromThemGives(@ForAll("bytes") byte[] content,
			@ForAll @IntRange(max = 3) int before, @ForAll @IntRange(max = 3) int after) {
		byte[] padded = new byte[before + content.length + after];
		// Bytes that would continue a sequence cut off at either end
		Arrays.fill(padded, (byte) 0xbf);
		System.arraycopy(content, 0, padded, before, content.length);
		String decoded = new String(content, StandardCharsets.UTF_8);
		assertSame(decoded, (pool) -> pool.get(padded, before, content.length));
	}

	@Property(tries = 3000)
	void charactersGiveWhatTheStringMadeOfThemGives(@ForAll("characters") char[] content,
			@ForAll @IntRange(max = 3) int before, @ForAll @IntRange(max = 3) int after) {
		char[] padded = new char[before + content.length + after];
		Arrays.fill(padded, '\udc00');
		System.arraycopy(content, 0, padded, before, content.length);
		assertSame(new String(content), (pool) -> pool.get(padded, before, content.length));
	}

	@Example
	void everySequenceOfTwoBytes() {
		byte[] bytes = new byte[2];
		for (int i = 0; i < 1 << 16; i++) {
			bytes[0] = (byte) (i >>> 8);
			bytes[1] = (byte) i;
			assertLike(bytes);
		}
	}

	/** Bytes at the limits of what is well-formed, in every order. */
	@Example
	void everySequenceOfFourBytesAtTheLimits() {
		int[] limits = { 0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef,
				0xf0, 0xf1, 0xf4, 0xf5, 0xff };
		byte[] bytes = new byte[4];
		for (int a : limits) {
			for (int b : limits) {
				for (int c : limits) {
					for (int d : limits) {
						bytes[0] = (byte) a;
						bytes[1] = (byte) b;
						bytes[2] = (byte) c;
						bytes[3] = (byte) d;
						assertLike(bytes);
					}
				}
			}
		}
	}

	@Example
	void everyCharacter() {
		StringPool pool = new StringPool(4);
		for (int c = 0; c <= Character.MAX_VALUE; c++) {
			String string = "x" + (char) c;
			String canonical = pool.get(string);
			assertThat(pool.get(new char[] { 'x', (char) c }, 0, 2)).isSameAs(canonical);
			if (!Character.isSurrogate((char) c)) {
				byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
				assertThat(pool.get(utf8, 0, utf8.length)).isSameAs(canonical);
			}
		}
	}

	@Example
	void everyCodePointBeyondTheFirstPlane() {
		StringPool pool = new StringPool(4);
		for (int codePoint = 0x10000; codePoint <= Character.MAX_CODE_POINT; codePoint += 7) {
			String string = Character.toString(codePoint);
			String canonical = pool.get(string);
			byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
			assertThat(pool.get(utf8, 0, utf8.length)).isSameAs(canonical);
			assertThat(pool.get(string.toCharArray(), 0, 2)).isSameAs(canonical);
		}
	}

	private static void assertLike(byte[] bytes) {
		StringPool pool = new StringPool(2, MAX_LENGTH);
		String decoded = pool.get(new String(bytes, StandardCharsets.UTF_8));
		String found = pool.get(bytes, 0, bytes.length);
		if (found != decoded) {
			assertThat(found).as(Arrays.toString(bytes)).isSameAs(decoded);
		}
	}

	/** In either order, and counted alike. */
	private static void assertSame(String content, Way way) {
		boolean pooled = content.length() <= MAX_LENGTH;
		for (boolean stringFirst : new boolean[] { true, false }) {
			StringPool pool = new StringPool(4, MAX_LENGTH);
			String first = stringFirst ? pool.get(content) : way.ask(pool);
			String second = stringFirst ? way.ask(pool) : pool.get(StringPoolTests.copy(content));
			assertThat(first).isEqualTo(content);
			assertThat(second).isEqualTo(content);
			assertThat(second == first).isEqualTo(pooled);
			assertThat(IntegerPoolTests.counts(pool.stats()))
				.isEqualTo(pooled ? new PoolStats(1, 1, 1, 0, 0, 1, 4) : new PoolStats(0, 2, 0, 0, 0, 0, 4));
		}
	}

	@Provide
	Arbitrary<byte[]> bytes() {
		Arbitrary<byte[]> wellFormed = Arbitraries
			.of("a", "\0", "\u007f", "é", "ÿ", "Ā", "\u07ff", "\u0800", "€", "\ud7ff", "\ue000", "\uffff", "😀",
					"\ud800\udc00", "\udbff\udfff")
			.map((string) -> string.getBytes(StandardCharsets.UTF_8));
		Arbitrary<byte[]> malformed = Arbitraries
			.of("80", "bf", "c0 80", "c1 bf", "c2", "df", "e0", "e0 80 80", "e0 9f bf", "e1 80", "ed a0 80", "ed bf bf",
					"ef bf", "f0", "f0 80 80 80", "f0 8f bf bf", "f0 90", "f0 90 80", "f4 90 80 80", "f4 8f bf",
					"f5 80 80 80", "f8 88 80 80 80", "fe", "ff")
			.map(StringContentProperties::parse);
		Arbitrary<byte[]> any = Arbitraries.bytes().map((b) -> new byte[] { b });
		return Arbitraries.oneOf(wellFormed, wellFormed, malformed, any)
			.list()
			.ofMaxSize(MAX_LENGTH + 2)
			.map(StringContentProperties::join);
	}

	@Provide
	Arbitrary<char[]> characters() {
		return Arbitraries
			.oneOf(Arbitraries.chars().range('a', 'c'), Arbitraries.of('\0', 'é', 'ÿ', 'Ā', '€', '\uffff'),
					Arbitraries.of('\ud800', '\udbff', '\udc00', '\udfff'), Arbitraries.chars().all())
			.array(char[].class)
			.ofMaxSize(MAX_LENGTH + 2);
	}

	private static byte[] parse(String hexadecimal) {
		String[] parts = hexadecimal.split(" ");
		byte[] bytes = new byte[parts.length];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) Integer.parseInt(parts[i], 16);
		}
		return bytes;
	}

	private static byte[] join(List<byte[]> parts) {
		byte[] whole = new byte[parts.stream().mapToInt((part) -> part.length).sum()];
		int at = 0;
		for (byte[] part : parts) {
			System.arraycopy(part, 0, whole, at, part.length);
			at += part.length;
		}
		return whole;
	}

	private interface Way {

		String ask(StringPool pool);

	}

}
