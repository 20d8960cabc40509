package io.zexus.pool.internal.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What a hit has to know of the buckets of a {@link Table}: a {@code long} for each, with
 * one byte for each of its eight slots. Its low seven bits are a tag, taken from the hash
 * of the value in the slot, or 0 when the slot is empty; all eight are compared at once.
 * Its high bit marks a value that was hit since a hand of eviction passed over it.
 *
 * <p>
 * <b>Correctness.</b> BucketTags change under the lock of the bucket's shard alone, with
 * plain stores. Readers set marks without it, by a compare-and-set of the whole bucket,
 * which fails when anything else changed, so it never brings back a tag that has gone. A
 * store under the lock may undo a mark that is set meanwhile, and a late mark may meet
 * another value that came into the slot, or none: a value is kept for longer or shorter,
 * nothing else. BucketTags are hints: who reads an old one only misses what is there.
 */
final class BucketTags {

	/** The largest tag; the smallest is 1. */
	static final int LARGEST = 0x7f;

	private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

	private static final long LOW_BITS = 0x0101010101010101L;

	private static final long MARKS = 0x8080808080808080L;

	/** Bit i of byte i. */
	private static final long DIAGONAL = 0x8040201008040201L;

	private BucketTags() {
	}

	/** Returns the high bit of the byte of each lane that has a tag. */
	static long matches(long tags, long tag) {
		return MARKS - ((tags ^ (tag * LOW_BITS)) & ~MARKS) & MARKS;
	}

	/**
	 * Returns the same for lanes that are marked too, with fewer instructions; only the
	 * lowest bit is sure to be one of them (Mycroft's test for a zero byte).
	 */
	static long markedMatches(long tags, long tag) {
		long difference = tags ^ (tag | 0x80) * LOW_BITS;
		return difference - LOW_BITS & ~difference & MARKS;
	}

	/** Returns the first lane of matches. */
	static int lane(long matches) {
		return Long.numberOfTrailingZeros(matches) >>> 3;
	}

	/** Returns where the mark of a slot is in its bucket. */
	static long mark(int slot) {
		return 0x80L << (slot << 3);
	}

	/** Returns a bit for each lane that holds a value. */
	static int occupied(long tags) {
		return gather((tags & ~MARKS) + ~MARKS);
	}

	/** Returns a bit for each lane that is marked. */
	static int used(long tags) {
		return gather(tags);
	}

	/** Gathers the high bits of the eight bytes in one. */
	private static int gather(long bytes) {
		return (int) ((bytes & MARKS) * 0x0002040810204081L >>> 56);
	}

	/** Marks a slot, unless its bucket changes meanwhile. Needs no lock. */
	static void use(long[] tags, int slot) {
		long known = tags[slot >>> 3];
		LONGS.weakCompareAndSetPlain(tags, slot >>> 3, known, known | mark(slot));
	}

	/** Removes the marks of lanes. */
	static void pass(long[] tags, int bucket, int lanes) {
		long marks = (lanes * LOW_BITS & DIAGONAL) + ~MARKS & MARKS;
		tags[bucket] &= ~marks;
	}

	/** Returns the tag of a lane. */
	static long tag(long tags, int lane) {
		return tags >>> (lane << 3) & LARGEST;
	}

	/** Replaces the tag of a lane, and removes its mark. */
	static void set(long[] tags, int bucket, int lane, long tag) {
		int shift = lane << 3;
		tags[bucket] = tags[bucket] & ~(0xffL << shift) | tag << shift;
	}

}
