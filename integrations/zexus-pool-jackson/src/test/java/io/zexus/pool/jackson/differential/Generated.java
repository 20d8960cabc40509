package io.zexus.pool.jackson.differential;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.domains.DomainContextBase;
import net.jqwik.api.Provide;

/** Documents that are made up, valid and not. */
public class Generated extends DomainContextBase {

	/** A document of JSON, or nearly. */
	public record Json(byte[] bytes) {

		@Override
		public String toString() {
			return Describe.bytes(this.bytes);
		}

	}

	@Provide
	Arbitrary<Json> documents() {
		return Arbitraries.randomValue((random) -> new Json(new Writing(random).document()));
	}

	/** Writes one document, as a random says. */
	private static final class Writing {

		private static final List<String> NAMES = List.of("text", "number", "list", "map", "untyped", "kind", "child",
				"array", "level", "unmarked", "big", "any", "password", "x", "k\\u0065y", "né", "name of some length");

		private static final List<String> NUMBERS = List.of("0", "-1", "7", "127", "128", "-129", "300", "2147483647",
				"2147483648", "12345678901", "9223372036854775808", "1.5", "-0.0", "1e10", "1E-3", "100.25", "1e400");

		private static final List<String> PIECES = List.of("\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\ud83d\\ude00",
				"\\u0000", "é", "ß", "日", "本", "😀", "\u007f", "\u0080", "\u07ff", "\uffff");

		private static final List<String> WRONG = List.of("\\x", "\\u12", "\n", "\u0001", "\t", "\\ud83d");

		private final Random random;

		private final ByteArrayOutputStream out = new ByteArrayOutputStream();

		private final boolean faulty;

		Writing(Random random) {
			this.random = random;
			this.faulty = random.nextInt(4) == 0;
		}

		byte[] document() {
			space();
			value(4);
			space();
			byte[] bytes = this.out.toByteArray();
			if (this.faulty && bytes.length > 0 && this.random.nextBoolean()) {
				bytes[this.random.nextInt(bytes.length)] = (byte) this.random.nextInt(256);
			}
			return bytes;
		}

		private void value(int depth) {
			switch (this.random.nextInt((depth > 0) ? 12 : 8)) {
				case 0 -> write(List.of("null", "true", "false").get(this.random.nextInt(3)));
				case 1, 2 -> write(NUMBERS.get(this.random.nextInt(NUMBERS.size())));
				case 8, 9, 10 -> object(depth);
				case 11 -> array(depth);
				default -> string();
			}
		}

		private void object(int depth) {
			write("{");
			for (int i = this.random.nextInt(6); i > 0; i--) {
				space();
				write("\"" + NAMES.get(this.random.nextInt(NAMES.size())) + "\"");
				space();
				write(":");
				space();
				value(depth - 1);
				space();
				write((i > 1 && !fault()) ? "," : "");
			}
			write(fault() ? "" : "}");
		}

		private void array(int depth) {
			write("[");
			for (int i = this.random.nextInt(6); i > 0; i--) {
				space();
				value(depth - 1);
				space();
				write((i > 1 || fault()) ? "," : "");
			}
			write(fault() ? "}" : "]");
		}

		private void string() {
			write("\"");
			int kind = this.random.nextInt(6);
			for (int length = length(); length > 0; length--) {
				if (kind > 3 && this.random.nextInt(4) == 0) {
					write(PIECES.get(this.random.nextInt(PIECES.size())));
				}
				else if (kind == 3) {
					write("é");
				}
				else {
					// Few different ones, so that values come again
					write(String.valueOf((char) ('a' + length % 3)));
				}
			}
			if (fault()) {
				write(WRONG.get(this.random.nextInt(WRONG.size())));
			}
			write(fault() ? "" : "\"");
		}

		private int length() {
			return switch (this.random.nextInt(4)) {
				case 0 -> this.random.nextInt(4);
				case 1 -> 5 + this.random.nextInt(4);
				case 2 -> 13 + this.random.nextInt(6);
				default -> this.random.nextInt(81);
			};
		}

		private void space() {
			if (this.random.nextInt(12) == 0) {
				write(List.of(" ", "\n", "\r\n", "\t", "   ").get(this.random.nextInt(5)));
			}
		}

		private boolean fault() {
			return this.faulty && this.random.nextInt(60) == 0;
		}

		private void write(String text) {
			this.out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
		}

	}

}
