package io.zexus.pool.advisor.collect;

import java.util.Arrays;

/**
 * A set of ids of objects, which numbers them once it is complete: a bit for each address
 * there can be, in chunks of 512 addresses, so that objects that lie near each other take
 * two or three bytes each.
 * <p>
 * This class is not thread-safe.
 */
public final class IdSet {

	private static final int WORDS = 8;

	private static final int CHUNK_SHIFT = 9;

	private static final int PAGE_SHIFT = 8;

	/** Chunks found by their place, 16 GB of addresses as a rule; others take a map. */
	private static final int MAX_NEAR = 1 << 22;

	private static final int CHUNK_BYTES = WORDS * Long.BYTES + Integer.BYTES;

	private static final int FAR_BYTES = 4 * (Long.BYTES + Integer.BYTES);

	private final HeapBudget budget;

	private final int alignment;

	/** The first key that {@link #near} knows. */
	private final long first;

	// 0 for no chunk, else the chunk plus one
	private final int[] near;

	private final LongIntMap far = new LongIntMap();

	private long[][] pages = new long[4][];

	private int[] ranks = new int[0];

	private long lastKey;

	private int lastChunk = LongIntMap.NONE;

	private int chunks;

	private int size;

	/**
	 * Creates an empty set.
	 * @param alignment the number of low bits that are zero in every id
	 * @param min the smallest id to come
	 * @param max the largest id to come
	 * @param count about how many ids there are in between
	 * @param budget has the memory for it
	 */
	public IdSet(int alignment, long min, long max, long count, HeapBudget budget) {
		this.alignment = alignment;
		this.budget = budget;
		this.first = (min >>> alignment) >>> CHUNK_SHIFT;
		long keys = ((max >>> alignment) >>> CHUNK_SHIFT) - this.first + 1;
		this.near = new int[(int) Math.max(0, Math.min(keys, Math.min(count, MAX_NEAR)))];
		budget.claim(4L * this.near.length);
	}

	/**
	 * Adds an id.
	 * @param id the id
	 */
	public void add(long id) {
		long unit = id >>> this.alignment;
		int chunk = chunkToAdd(unit >>> CHUNK_SHIFT);
		this.pages[chunk >>> PAGE_SHIFT][word(chunk, unit)] |= 1L << unit;
	}

	private int chunkToAdd(long key) {
		if (key == this.lastKey && this.lastChunk >= 0) {
			return this.lastChunk;
		}
		int chunk = chunk(key);
		if (chunk < 0) {
			chunk = this.chunks++;
			this.budget.claim(CHUNK_BYTES);
			long nearKey = key - this.first;
			if (nearKey >= 0 && nearKey < this.near.length) {
				this.near[(int) nearKey] = chunk + 1;
			}
			else {
				this.budget.claim(FAR_BYTES);
				this.far.put(key, chunk);
			}
			int page = chunk >>> PAGE_SHIFT;
			if (page == this.pages.length) {
				this.pages = Arrays.copyOf(this.pages, page * 2);
			}
			if (this.pages[page] == null) {
				this.pages[page] = new long[WORDS << PAGE_SHIFT];
			}
		}
		this.lastKey = key;
		this.lastChunk = chunk;
		return chunk;
	}

	private int chunk(long key) {
		long nearKey = key - this.first;
		return (nearKey >= 0 && nearKey < this.near.length) ? this.near[(int) nearKey] - 1 : this.far.get(key);
	}

	private static int word(int chunk, long unit) {
		return ((chunk & ((1 << PAGE_SHIFT) - 1)) * WORDS) + ((int) (unit >>> 6) & (WORDS - 1));
	}

	/**
	 * Numbers the ids. None can be added afterwards.
	 */
	public void freeze() {
		this.ranks = new int[this.chunks];
		for (int chunk = 0; chunk < this.chunks; chunk++) {
			this.ranks[chunk] = this.size;
			int first = word(chunk, 0);
			for (int i = 0; i < WORDS; i++) {
				this.size = Math.addExact(this.size, Long.bitCount(this.pages[chunk >>> PAGE_SHIFT][first + i]));
			}
		}
	}

	/**
	 * Returns the number of ids, once they are numbered.
	 * @return the number
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Returns the number of an id.
	 * @param id the id
	 * @return from 0 to {@code size() - 1}, or -1 when it is not in the set
	 */
	public int rank(long id) {
		long unit = id >>> this.alignment;
		long key = unit >>> CHUNK_SHIFT;
		int chunk = (key == this.lastKey) ? this.lastChunk : chunk(key);
		this.lastKey = key;
		this.lastChunk = chunk;
		if (chunk < 0) {
			return -1;
		}
		long[] page = this.pages[chunk >>> PAGE_SHIFT];
		int word = word(chunk, unit);
		long bit = 1L << unit;
		if ((page[word] & bit) == 0 || (unit << this.alignment) != id) {
			return -1;
		}
		int rank = this.ranks[chunk] + Long.bitCount(page[word] & (bit - 1));
		for (int i = word(chunk, 0); i < word; i++) {
			rank += Long.bitCount(page[i]);
		}
		return rank;
	}

	/**
	 * Returns how far it is to the next larger id, if that is near.
	 * @param id any id
	 * @return the difference, {@link Long#MAX_VALUE} when the next is in another chunk
	 */
	public long gapAfter(long id) {
		long unit = id >>> this.alignment;
		int chunk = chunk(unit >>> CHUNK_SHIFT);
		int word = word(Math.max(chunk, 0), unit);
		int end = word(Math.max(chunk, 0), 0) + WORDS;
		// Bits beyond this one: a shift by 64 would be one by 0.
		long mask = -2L << unit;
		for (long base = unit & -64; chunk >= 0 && word < end; word++, base += 64) {
			long bits = this.pages[chunk >>> PAGE_SHIFT][word] & mask;
			if (bits != 0) {
				return ((base + Long.numberOfTrailingZeros(bits)) << this.alignment) - id;
			}
			mask = -1;
		}
		return Long.MAX_VALUE;
	}

}
