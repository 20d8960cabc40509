package io.zexus.pool.learning;

import org.jspecify.annotations.Nullable;

/**
 * Tells which unknown names came before, lately, by their hash codes. Not thread-safe.
 */
final class Newcomers {

	/** A power of two. */
	private static final int SIZE = 256;

	/** Made when there is a name. */
	private int @Nullable [] hashes;

	boolean cameBefore(String name) {
		int[] hashes = this.hashes;
		if (hashes == null) {
			hashes = new int[SIZE];
			this.hashes = hashes;
		}
		// Not zero, which stands for none
		int hash = name.hashCode() | 1;
		int index = (hash * 0x9e3779b1 >>> 8) & SIZE - 1;
		boolean before = hashes[index] == hash;
		hashes[index] = hash;
		return before;
	}

}
