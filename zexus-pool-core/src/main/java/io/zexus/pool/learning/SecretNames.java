package io.zexus.pool.learning;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Names of properties that are better not retained. A name looks like a secret when it
 * contains one of the given words, in any case and however its words are joined. Words of
 * up to four letters must be whole words of the name: {@code pin} is in {@code cardPin}
 * and {@code PIN_CODE}, and not in {@code shipping}.
 */
final class SecretNames {

	static final List<String> DEFAULTS = List.of("password", "passwd", "passphrase", "pwd", "pin", "secret", "token",
			"jwt", "bearer", "authorization", "credential", "cookie", "sessionId", "apiKey", "privateKey", "ssn",
			"cardNumber", "cvv", "iban");

	/** Longer ones are seldom a part of another word. */
	private static final int LONGEST_WHOLE_WORD = 4;

	private final String[] words;

	/** A bit for each first letter, modulo 64: most letters begin no word. */
	private final long initials;

	SecretNames(Collection<String> words) {
		this.words = words.stream()
			.map(SecretNames::normalise)
			.filter((word) -> !word.isEmpty())
			.toArray(String[]::new);
		this.initials = Arrays.stream(this.words).mapToLong((word) -> 1L << word.charAt(0)).reduce(0, (a, b) -> a | b);
	}

	boolean matches(String name) {
		for (int i = 0; i < name.length(); i++) {
			if ((this.initials >>> Character.toLowerCase(name.charAt(i)) & 1) != 0 && isAnyAt(name, i)) {
				return true;
			}
		}
		return false;
	}

	private boolean isAnyAt(String name, int from) {
		for (String word : this.words) {
			if (isAt(name, from, word)) {
				return true;
			}
		}
		return false;
	}

	/** Without a copy of the name, as the names of a document may all be new. */
	private static boolean isAt(String name, int from, String word) {
		int matched = 0;
		int to = from;
		for (; to < name.length() && matched < word.length(); to++) {
			char c = name.charAt(to);
			if (Character.isLetterOrDigit(c) && Character.toLowerCase(c) != word.charAt(matched++)) {
				return false;
			}
		}
		return matched == word.length()
				&& (matched > LONGEST_WHOLE_WORD || isBoundary(name, from) && isBoundary(name, to));
	}

	/** Between words: {@code card|Pin}, {@code PIN|Code}, {@code card|_|pin|2}. */
	private static boolean isBoundary(String name, int index) {
		if (index == 0 || index == name.length()) {
			return true;
		}
		char before = name.charAt(index - 1);
		char after = name.charAt(index);
		if (!Character.isLetter(before) || !Character.isLetter(after)) {
			return true;
		}
		boolean beginsLower = index + 1 < name.length() && Character.isLowerCase(name.charAt(index + 1));
		return Character.isUpperCase(after) && (Character.isLowerCase(before) || beginsLower);
	}

	private static String normalise(String name) {
		StringBuilder letters = new StringBuilder(name.length());
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			if (Character.isLetterOrDigit(c)) {
				letters.append(Character.toLowerCase(c));
			}
		}
		return letters.toString();
	}

}
