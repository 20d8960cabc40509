package io.zexus.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What a {@link Table} notes about its buckets: sixteen bytes for each, side by side in
 * one array, hence in one cache line. First comes a tag for each of the eight slots,
 * eight bits of a hash or 0 when the slot is empty, which are compared together as one
 * long; then planes with one bit for each slot; then bytes of other use.
 *
 * <p>
 * All is written under the lock of the bucket's shard, but for {@link #OVERFLOW}, which
 * other shards change atomically, the tags of values that left, which are hints, and the
 * two planes that readers write, of values that were hit: one for narrow values and one
 * for wide ones, see {@link Form#wide}. Readers may undo one another's stores, or the
 * lock holder theirs. A mark that is lost is set again by the next hit; one that comes
 * late, after its value has left, stays until a hand passes.
 */
final class Meta {

	/** Bytes of {@link #state}. */
	private static final int STATE = 8;

	/** Plane of slots with a value from another bucket. */
	static final int GUESTS = 12;

	/** Number of values of the bucket that are guests elsewhere. */
	static final int OVERFLOW = 13;

	/** Tags of values evicted or turned away a moment ago, one for each parity. */
	private static final int GHOSTS = 14;

	/** Bits in which tags have to agree to be alike, of those that are not parity. */
	private static final int LIKE = Shard.SAMPLE - 1 << 1;

	static final int FULL = 0xff;

	/** Shift of the plane in {@link #state} of values that have earned their place. */
	static final int HOT = 0;

	/** Shift of the plane of values that the hand of eviction passes over once. */
	static final int SPARED = 8;

	/**
	 * Shift of the plane of narrow values that were hit since a hand passed over them.
	 */
	static final int USED = 16;

	/** Shift of the plane of wide values of which the same is true. */
	static final int WIDE = 24;

	/** All bits in {@link #state} of the first lane. */
	static final int LANE = 0x01010101;

	private static final VarHandle BYTES = MethodHandles.arrayElementVarHandle(byte[].class);

	private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long LOW_BITS = 0x0101010101010101L;

	private static final long HIGH_BITS = 0x8080808080808080L;

	private Meta() {
	}

	static byte[] create(int buckets) {
		return new byte[Math.multiplyExact(buckets, 16)];
	}

	/**
	 * Marks the lanes of a bucket that have a tag: the high bit of each byte, and now and
	 * then of a byte that differs in its lowest bit above one that has it.
	 */
	static long matches(byte[] meta, int bucket, long tag) {
		long differences = tags(meta, bucket) ^ (tag * LOW_BITS);
		return (differences - LOW_BITS) & ~differences & HIGH_BITS;
	}

	/** Returns the first lane of a result of {@link #matches}. */
	static int lane(long matches) {
		return Long.numberOfTrailingZeros(matches) >>> 3;
	}

	/** Returns a bit for each lane that holds a value. */
	static int occupied(byte[] meta, int bucket) {
		long tags = tags(meta, bucket);
		long marked = ((tags & ~HIGH_BITS) + ~HIGH_BITS | tags) & HIGH_BITS;
		// Gathers the high bits of the eight bytes in the top byte
		return (int) (marked * 0x0002040810204081L >>> 56);
	}

	private static long tags(byte[] meta, int bucket) {
		return (long) LONGS.get(meta, bucket << 4);
	}

	static long tag(byte[] meta, int bucket, int lane) {
		return meta[(bucket << 4) + lane] & FULL;
	}

	static void setTag(byte[] meta, int bucket, int lane, long tag) {
		meta[(bucket << 4) + lane] = (byte) tag;
	}

	/**
	 * Returns four planes of a bucket, one in each byte: {@link #HOT}, {@link #SPARED},
	 * {@link #USED} and {@link #WIDE}.
	 */
	static int state(byte[] meta, int bucket) {
		return (int) INTS.get(meta, (bucket << 4) + STATE);
	}

	/**
	 * Returns a bit for each value of a state that was hit since a hand passed over it.
	 */
	static int used(int state) {
		return (state >>> USED | state >>> WIDE) & FULL;
	}

	/** Writes the four planes; a mark of use that a reader sets meanwhile may be lost. */
	static void setState(byte[] meta, int bucket, int state) {
		INTS.set(meta, (bucket << 4) + STATE, state);
	}

	/** Returns a bit for each lane of a plane. */
	static int plane(byte[] meta, int bucket, int plane) {
		return meta[(bucket << 4) + plane] & FULL;
	}

	static void set(byte[] meta, int bucket, int plane, int lanes) {
		meta[(bucket << 4) + plane] |= (byte) lanes;
	}

	static void clear(byte[] meta, int bucket, int plane, int lanes) {
		meta[(bucket << 4) + plane] &= (byte) ~lanes;
	}

	/** Returns whether a narrow value was hit since a hand passed over it. */
	static boolean used(byte[] meta, int bucket, int lane) {
		return (meta[(bucket << 4) + STATE + (USED >> 3)] >>> lane & 1) != 0;
	}

	/** Returns whether a wide value was hit since a hand passed over it. */
	static boolean usedWide(byte[] meta, int bucket, int lane) {
		return (meta[(bucket << 4) + STATE + (WIDE >> 3)] >>> lane & 1) != 0;
	}

	/** Notes a hit. */
	static void use(byte[] meta, int bucket, int lane, boolean wide) {
		set(meta, bucket, STATE + ((wide ? WIDE : USED) >> 3), 1 << lane);
	}

	/** Remembers a tag until another one takes its place. */
	static void remember(byte[] meta, int home, long tag) {
		meta[ghost(home, tag)] = (byte) tag;
	}

	/**
	 * Returns whether a value with that tag may come in where few do: it was evicted or
	 * turned away a moment ago, or chance has it, as one tag of a sample is alike enough
	 * to the one remembered.
	 */
	static boolean admits(byte[] meta, int home, long tag) {
		return ((meta[ghost(home, tag)] ^ tag) & LIKE) == 0;
	}

	/** Returns whether a tag was remembered, and forgets it. */
	static boolean recall(byte[] meta, int home, long tag) {
		int ghost = ghost(home, tag);
		boolean remembered = meta[ghost] == (byte) tag;
		if (remembered) {
			meta[ghost] = 0;
		}
		return remembered;
	}

	private static int ghost(int home, long tag) {
		return (home << 4) + GHOSTS + (int) (tag & 1);
	}

	static boolean overflows(byte[] meta, int bucket) {
		return meta[(bucket << 4) + OVERFLOW] != 0;
	}

	/**
	 * Counts the values of a bucket that are guests elsewhere, by another shard's leave
	 * even. A count that was ever full stays full: it no longer knows how many it counts.
	 */
	static void countGuest(byte[] meta, int home, int change) {
		int index = (home << 4) + OVERFLOW;
		byte count;
		do {
			count = (byte) BYTES.getVolatile(meta, index);
		}
		while (count != -1 && !BYTES.compareAndSet(meta, index, count, (byte) (count + change)));
	}

}
