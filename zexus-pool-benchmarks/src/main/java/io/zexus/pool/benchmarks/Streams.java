package io.zexus.pool.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Makes streams of keys, numbered from 0. The same arguments give the same stream.
 */
final class Streams {

	private Streams() {
	}

	/** Each of the keys equally often, in random order. */
	static int[] uniform(int keys, int length, int seed) {
		SplittableRandom random = new SplittableRandom(seed);
		int[] stream = new int[length];
		for (int i = 0; i < length; i++) {
			stream[i] = i % keys;
		}
		for (int i = length - 1; i > 0; i--) {
			int j = random.nextInt(i + 1);
			int swapped = stream[i];
			stream[i] = stream[j];
			stream[j] = swapped;
		}
		return stream;
	}

	/** Key {@code k} with a frequency in proportion to {@code 1 / (k + 1)^exponent}. */
	static int[] zipf(int keys, double exponent, int length, int seed) {
		double[] cumulative = new double[keys];
		double sum = 0;
		for (int k = 0; k < keys; k++) {
			sum += Math.pow(k + 1, -exponent);
			cumulative[k] = sum;
		}
		SplittableRandom random = new SplittableRandom(seed);
		int[] stream = new int[length];
		for (int i = 0; i < length; i++) {
			int found = Arrays.binarySearch(cumulative, random.nextDouble() * sum);
			stream[i] = Math.min((found < 0) ? ~found : found, keys - 1);
		}
		return stream;
	}

	/** The keys in order from the first, again and again. */
	static int[] loop(int keys, int length, int first) {
		int[] stream = new int[length];
		for (int i = 0; i < length; i++) {
			stream[i] = (first + i) % keys;
		}
		return stream;
	}

	/**
	 * Zipf, with a scan over that many keys that never come back after each {@code every}
	 * keys.
	 */
	static int[] scans(int keys, double exponent, int length, int every, int scanned) {
		int[] zipf = zipf(keys, exponent, length, 1);
		int[] stream = new int[length];
		int fresh = keys;
		int next = 0;
		for (int i = 0; i < length; i++) {
			boolean scanning = i % (every + scanned) >= every;
			stream[i] = scanning ? fresh++ : zipf[next++];
		}
		return stream;
	}

	/** Zipf, with other keys popular after each {@code every} keys. */
	static int[] shifting(int keys, double exponent, int length, int every) {
		int[] stream = zipf(keys, exponent, length, 1);
		for (int i = 0; i < length; i++) {
			stream[i] = (stream[i] + i / every * (keys / 7)) % keys;
		}
		return stream;
	}

}
