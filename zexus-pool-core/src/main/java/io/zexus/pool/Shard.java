package io.zexus.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Part of a {@link Table} under one lock: every so many-th bucket, the room for the
 * values in them, and which of them makes room for another. The lock guards every field.
 *
 * <p>
 * <b>Eviction</b> is that of CLOCK-Pro (Jiang, Chen, Zhang, USENIX 2005) without its
 * order of arrival. A value is hot or cold, and a hit marks it used. A hand passes over
 * the slots and takes the first cold value that is neither used nor spared; used ones
 * become hot. A new value is cold, or hot when its ghost says that it was evicted a
 * moment ago. A second hand keeps the hot ones to their share: it clears their marks, and
 * makes cold those that had none. What becomes cold is spared when the first hand comes
 * by, so that the place that the hash chose does not decide how long it stays. The share
 * of the cold ones grows when the second hand finds hot values unused, as others became
 * popular then, and shrinks when it finds them in use.
 *
 * <p>
 * <b>Room.</b> Hashing fills shards unevenly, so a part of the table's capacity is spare,
 * and goes to the shards that fill first. Rooms and spare are the capacity at every
 * moment.
 */
final class Shard extends BriefLock {

	private static final VarHandle INSERTIONS;

	static {
		try {
			INSERTIONS = MethodHandles.lookup().findVarHandle(Shard.class, "insertions", long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/** Most buckets that a hand passes over in one call. */
	private static final int SWEEP = 64;

	final int index;

	private final byte[] meta;

	private final int shards;

	private final int slots;

	private final int ownRoom;

	private final AtomicInteger spare;

	private int room;

	private int size;

	private int hand;

	private int hotHand;

	private int hot;

	/** Values found in use by the second hand since it made one cold. */
	private int passed;

	/** How many values are to be cold. */
	private double cold;

	private long insertions;

	long misses;

	long evictions;

	/** Values that came in, ever. */
	long entries;

	/**
	 * Creates a shard of the buckets {@code index}, {@code index + shards}, and so on.
	 */
	Shard(int index, int shards, byte[] meta, int room, AtomicInteger spare) {
		this.index = index;
		this.shards = shards;
		this.meta = meta;
		this.slots = meta.length / 16 / shards * 8;
		this.ownRoom = room;
		this.spare = spare;
		this.room = room;
		this.cold = 0.2 * room;
	}

	/** Returns the number of insertions so far; needs no lock. */
	long insertions() {
		return (long) INSERTIONS.getAcquire(this);
	}

	/** Notes an insertion of content whose home is here, when it is in place. */
	void countInsertion() {
		INSERTIONS.setRelease(this, this.insertions + 1);
	}

	int size() {
		return this.size;
	}

	/** Returns whether one more value may come. */
	boolean hasRoom() {
		if (this.size == this.room && takeSpare()) {
			this.room++;
		}
		return this.size < this.room;
	}

	private boolean takeSpare() {
		int found = this.spare.get();
		while (found > 0 && !this.spare.compareAndSet(found, found - 1)) {
			found = this.spare.get();
		}
		return found > 0;
	}

	/** Forgets all values, when the meta bytes are cleared. */
	void clear() {
		this.size = 0;
		this.hot = 0;
		this.spare.addAndGet(this.room - this.ownRoom);
		this.room = this.ownRoom;
	}

	/** Notes a value that comes into an empty slot. */
	void enter(int bucket, int lane, boolean remembered) {
		this.size++;
		this.entries++;
		Meta.clear(this.meta, bucket, Meta.USED, 1 << lane);
		if (remembered) {
			Meta.set(this.meta, bucket, Meta.HOT, 1 << lane);
			this.hot++;
			cool();
		}
		else {
			Meta.set(this.meta, bucket, Meta.SPARED, 1 << lane);
		}
	}

	/** Notes a value that was evicted. */
	void leave(int bucket, int lane) {
		this.size--;
		this.evictions++;
		this.hot -= Meta.plane(this.meta, bucket, Meta.HOT) >>> lane & 1;
		Meta.clear(this.meta, bucket, Meta.HOT, 1 << lane);
		Meta.clear(this.meta, bucket, Meta.SPARED, 1 << lane);
	}

	/** Returns the lane of a full bucket whose value is worth least. */
	int coldest(int bucket) {
		int cold = ~Meta.plane(this.meta, bucket, Meta.HOT) & Meta.FULL;
		int idle = ~Meta.plane(this.meta, bucket, Meta.USED) & Meta.FULL;
		int lanes = (cold & idle) != 0 ? cold & idle : (idle != 0) ? idle : cold;
		return (lanes != 0) ? Integer.numberOfTrailingZeros(lanes) : 0;
	}

	/**
	 * Returns the slot of the value to evict, or -1 when a sweep met empty buckets alone,
	 * which takes hash codes made for it; the next sweep goes on from here.
	 */
	int victim() {
		int last = -1;
		for (int i = 0; i < SWEEP; i++) {
			int bucket = bucket(this.hand);
			int ahead = Meta.FULL << (this.hand & 7) & Meta.occupied(this.meta, bucket);
			int cold = ahead & ~Meta.plane(this.meta, bucket, Meta.HOT);
			int unused = ahead & ~Meta.plane(this.meta, bucket, Meta.USED);
			int idle = cold & unused & ~Meta.plane(this.meta, bucket, Meta.SPARED);
			if (idle != 0) {
				int lane = Integer.numberOfTrailingZeros(idle);
				this.hand = wrap((this.hand & ~7) + lane + 1);
				pass(bucket, cold & (1 << lane) - 1);
				return (bucket << 3) + lane;
			}
			if (ahead != 0) {
				last = (bucket << 3) + Integer.numberOfTrailingZeros((unused != 0) ? unused : ahead);
			}
			this.hand = wrap((this.hand & ~7) + 8);
			pass(bucket, cold);
		}
		return last;
	}

	/** The hand passes over cold values: those that were used become hot. */
	private void pass(int bucket, int lanes) {
		int used = lanes & Meta.plane(this.meta, bucket, Meta.USED);
		Meta.clear(this.meta, bucket, Meta.SPARED, lanes);
		if (used != 0) {
			Meta.clear(this.meta, bucket, Meta.USED, used);
			Meta.set(this.meta, bucket, Meta.HOT, used);
			this.hot += Integer.bitCount(used);
			cool();
		}
	}

	/**
	 * Makes hot values cold, those that were not used since the second hand passed over
	 * them, until the cold ones have their share.
	 */
	private void cool() {
		for (int i = 0; i < SWEEP && this.hot > this.room - Math.max(1, (int) this.cold); i++) {
			int bucket = bucket(this.hotHand);
			int ahead = Meta.FULL << (this.hotHand & 7) & Meta.plane(this.meta, bucket, Meta.HOT);
			int idle = ahead & ~Meta.plane(this.meta, bucket, Meta.USED);
			int used = (idle != 0) ? ahead & Integer.lowestOneBit(idle) - 1 : ahead;
			Meta.clear(this.meta, bucket, Meta.USED, used);
			this.passed += Integer.bitCount(used);
			if (idle != 0) {
				int lane = Integer.numberOfTrailingZeros(idle);
				this.hot--;
				Meta.clear(this.meta, bucket, Meta.HOT, 1 << lane);
				Meta.set(this.meta, bucket, Meta.SPARED, 1 << lane);
				adapt();
				this.hotHand = wrap((this.hotHand & ~7) + lane + 1);
			}
			else {
				this.hotHand = wrap((this.hotHand & ~7) + 8);
			}
		}
	}

	/**
	 * When few of the hot values before one that was made cold were in use, others have
	 * become popular, and deserve room; when many were, they keep it. The constants were
	 * found by a random search over real and generated traces.
	 */
	private void adapt() {
		if (this.passed <= 2) {
			this.cold = Math.min(0.9 * this.room, this.cold + 0.6);
		}
		else {
			this.cold = Math.max(0.02 * this.room, this.cold - 0.5 * Math.min(4, this.passed - 2));
		}
		this.passed = 0;
	}

	private int bucket(int hand) {
		return (hand >>> 3) * this.shards + this.index;
	}

	private int wrap(int hand) {
		return (hand < this.slots) ? hand : 0;
	}

}
