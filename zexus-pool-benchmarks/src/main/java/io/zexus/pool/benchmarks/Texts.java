package io.zexus.pool.benchmarks;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes the strings that are looked up. The same arguments give the same strings. */
final class Texts {

	private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -";

	private static final int SHORTEST = 5;

	private static final int LONGEST = 30;

	private static final int DOUBLETS = 15;

	private Texts() {
	}

	/** Returns that many distinct strings of 5 to 30 characters. */
	static String[] distinct(int count) {
		SplittableRandom random = new SplittableRandom(count);
		Set<String> strings = new LinkedHashSet<>();
		while (strings.size() < count) {
			int length = random.nextInt(SHORTEST, LONGEST + 1);
			StringBuilder text = new StringBuilder(length);
			for (int i = 0; i < length; i++) {
				text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
			}
			strings.add(text.toString());
		}
		return strings.toArray(new String[0]);
	}

	/** Returns up to 32,768 strings of 39 characters that share one hash code. */
	static String[] colliding(int count) {
		String[] strings = new String[count];
		for (int i = 0; i < count; i++) {
			strings[i] = "same-hash" + doublets(i);
		}
		return strings;
	}

	/** Returns the strings of {@link #colliding} made distinct by their first nine. */
	static String[] collidingMadeDistinct(int count) {
		String[] strings = new String[count];
		for (int i = 0; i < count; i++) {
			strings[i] = String.format("%09d", i * 30_011L) + doublets(i);
		}
		return strings;
	}

	/** "Aa" and "BB" have the same hash code, and so have all strings made of them. */
	private static String doublets(int bits) {
		StringBuilder text = new StringBuilder(2 * DOUBLETS);
		for (int i = 0; i < DOUBLETS; i++) {
			text.append(((bits >>> i & 1) == 0) ? "Aa" : "BB");
		}
		return text.toString();
	}

	/** Returns an equal copy of each string, with its hash code already computed. */
	static String[] copies(String[] strings) {
		String[] copies = new String[strings.length];
		for (int i = 0; i < strings.length; i++) {
			copies[i] = new String(strings[i].toCharArray());
			copies[i].hashCode();
		}
		return copies;
	}

}
