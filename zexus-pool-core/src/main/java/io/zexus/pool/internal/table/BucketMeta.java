package io.zexus.pool.internal.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What a {@link Table} notes about its buckets and a hit need not know: eight bytes for
 * each, side by side in one array. First come planes with one bit for each of the eight
 * slots, then bytes of other use.
 *
 * <p>
 * All is written under the lock of the bucket's shard, but for {@link #OVERFLOW}, which
 * other shards change atomically, the tags of values that left, which are hints, and
 * {@link #WIDE}, which readers write when they first hit a value. They may undo one
 * another's stores, or the lock holder theirs: what is lost is noted again later, and
 * what comes late, after the value has left, is believed of the next one in the slot.
 */
final class BucketMeta {

	/** Shift of the plane in {@link #state} of values that have earned their place. */
	static final int HOT = 0;

	/** Shift of the plane of values that the hand of eviction passes over once. */
	static final int SPARED = 8;

	/** Shift of the plane of values known to be wide, see {@link Content#wide}. */
	static final int WIDE = 16;

	/** Shift of the plane of slots with a value from another bucket. */
	static final int GUESTS = 24;

	/** All bits in {@link #state} of the first lane, but for that of guests. */
	static final int LANE = 0x010101;

	static final int FULL = 0xff;

	static final int BYTES_PER_BUCKET = 8;

	/** Number of values of the bucket that are guests elsewhere. */
	private static final int OVERFLOW = 4;

	/** BucketTags of values evicted or turned away a moment ago, one for each parity. */
	private static final int GHOSTS = 5;

	/** A plane of cold values that were hot before. */
	private static final int DEMOTED = 7;

	/** Bits in which tags have to agree to be alike, of those that are not parity. */
	private static final int LIKE = Shard.SAMPLE - 1 << 1;

	private static final VarHandle BYTES = MethodHandles.arrayElementVarHandle(byte[].class);

	private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private BucketMeta() {
	}

	static byte[] create(int buckets) {
		return new byte[Math.multiplyExact(buckets, BYTES_PER_BUCKET)];
	}

	/**
	 * Returns four planes of a bucket, one in each byte: {@link #HOT}, {@link #SPARED},
	 * {@link #WIDE} and {@link #GUESTS}.
	 */
	static int state(byte[] meta, int bucket) {
		return (int) INTS.get(meta, bucket << 3);
	}

	/** Writes the four planes; that a value is wide, noted meanwhile, may be lost. */
	static void setState(byte[] meta, int bucket, int state) {
		INTS.set(meta, bucket << 3, state);
	}

	/** Returns whether the value in a slot is known to be wide. */
	static boolean isWide(byte[] meta, int slot) {
		return (meta[(slot & -8) + (WIDE >> 3)] >>> (slot & 7) & 1) != 0;
	}

	/** Notes that the value in a slot is wide. Needs no lock. */
	static void setWide(byte[] meta, int slot) {
		meta[(slot & -8) + (WIDE >> 3)] |= (byte) (1 << (slot & 7));
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
		return (home << 3) + GHOSTS + (int) (tag & 1);
	}

	/** Returns a bit for each lane whose value was hot and is cold again. */
	static int demoted(byte[] meta, int bucket) {
		return meta[(bucket << 3) + DEMOTED];
	}

	static void setDemoted(byte[] meta, int bucket, int demoted) {
		meta[(bucket << 3) + DEMOTED] = (byte) demoted;
	}

	static boolean overflows(byte[] meta, int bucket) {
		return meta[(bucket << 3) + OVERFLOW] != 0;
	}

	/** Notes that the value in a lane belongs to another bucket. */
	static void addGuest(byte[] meta, int home, int bucket, int lane) {
		countGuest(meta, home, 1);
		setState(meta, bucket, state(meta, bucket) | 1 << GUESTS + lane);
	}

	/**
	 * Counts the values of a bucket that are guests elsewhere, by another shard's leave
	 * even. A count that was ever full stays full: it no longer knows how many it counts.
	 */
	static void countGuest(byte[] meta, int home, int change) {
		int index = (home << 3) + OVERFLOW;
		byte count;
		do {
			count = (byte) BYTES.getVolatile(meta, index);
		}
		while (count != -1 && !BYTES.compareAndSet(meta, index, count, (byte) (count + change)));
	}

}
