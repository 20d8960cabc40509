package io.zexus.pool.decode;

import java.util.Collection;
import java.util.List;

/**
 * Names of properties that are better not retained. A name looks like a secret when it
 * contains one of the given words, in any case and however its words are joined.
 */
final class SecretNames {

	static final List<String> DEFAULTS = List.of("password", "secret", "token", "authorization", "credential",
			"apiKey");

	private final List<String> words;

	SecretNames(Collection<String> words) {
		this.words = words.stream().map(SecretNames::normalise).filter((word) -> !word.isEmpty()).toList();
	}

	boolean matches(String name) {
		for (int i = 0; i < name.length(); i++) {
			char first = Character.toLowerCase(name.charAt(i));
			for (String word : this.words) {
				if (word.charAt(0) == first && isAt(name, i, word)) {
					return true;
				}
			}
		}
		return false;
	}

	/** Without a copy of the name, as the names of a document may all be new. */
	private static boolean isAt(String name, int from, String word) {
		int matched = 0;
		for (int i = from; i < name.length() && matched < word.length(); i++) {
			char c = name.charAt(i);
			if (Character.isLetterOrDigit(c) && Character.toLowerCase(c) != word.charAt(matched++)) {
				return false;
			}
		}
		return matched == word.length();
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
