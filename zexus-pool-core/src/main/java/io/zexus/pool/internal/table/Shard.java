package io.zexus.pool.internal.table;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;

import io.zexus.pool.internal.concurrent.BriefLock;

/**
 * Part of a {@link Table} under one lock: every so many-th group of buckets, the room for
 * the values in them, and which of them makes room for another. The lock guards every
 * field.
 *
 * <p>
 * <b>Eviction</b> is that of CLOCK-Pro (Jiang, Chen, Zhang, USENIX 2005) without its
 * order of arrival. A value is hot or cold, and a hit marks it used. A hand passes over
 * the buckets and takes the first cold value that is neither used nor spared; when it
 * leaves a bucket, used ones become hot. A new value is cold, or hot when its ghost says
 * that it was evicted a moment ago. A second hand keeps the hot ones to their share: it
 * makes cold those that were not used since it was there. What becomes cold is spared
 * when the first hand comes by, so that the place that the hash chose does not decide how
 * long it stays. Values that just came and values just made cold thus have the same time
 * to be used: the share of the cold ones grows while more of the former are, as others
 * became popular then, and shrinks while more of the latter are.
 *
 * <p>
 * <b>Admission.</b> A new value that was hit before the hand took it, or that was
 * remembered, was worth its while; when few are, and the values that are here have proved
 * better, most new ones are turned away without a lock, as if they had come in and been
 * evicted, and all that is kept is the ghost, by which the second time lets them in. A
 * sample is let in regardless, so the shard finds out when that changes. This has the
 * place that TinyLFU (Einziger, Friedman, Manes, ACM TOS 2017) has in Caffeine; ghosts
 * stand for its sketch.
 *
 * <p>
 * What was tried and dropped is in {@code docs/design/eviction.md}.
 *
 * <p>
 * <b>Room.</b> Hashing fills shards unevenly, so a part of the table's capacity is spare,
 * and goes to the shards that fill first. Rooms and spare are the capacity at every
 * moment.
 */
final class Shard extends BriefLock {

	private static final VarHandle MISSES = ConstantBootstraps.fieldVarHandle(MethodHandles.lookup(), "misses",
			VarHandle.class, Shard.class, long.class);

	/** Most buckets that a hand passes over for one value that comes in. */
	private static final int SWEEP = 64;

	/** Bounds of {@link #worth}, above and below. */
	private static final int MOST_WORTH = 64;

	/**
	 * A selective shard lets in one of so many values that nothing is known of: a power
	 * of two.
	 */
	static final int SAMPLE = 16;

	/** Worth of a new value that was hit, where one that was not costs 1. */
	private static final int HIT = 6;

	/** Fewest values that came or were made cold until half of them are forgotten. */
	private static final int MEMORY = 64;

	/** Buckets in a row that belong to one shard: their tags fill a cache line. */
	static final int GROUP = 8;

	final int index;

	private final long[] tags;

	private final byte[] meta;

	private final int shards;

	private final int buckets;

	private final int ownRoom;

	private final AtomicInteger spare;

	private int room;

	private int size;

	private int hand;

	private int hotHand;

	private int hot;

	/** New values that came lately, and values that were new when they became hot. */
	private int arrived;

	private int arrivedUsed;

	/** Values made cold lately, and values that became hot again. */
	private int demoted;

	private int demotedUsed;

	/** Whether any value was used while it was here. */
	private boolean used;

	/** How many values are to be cold, in sixteenths. */
	private long cold;

	/** What new values were worth lately: those that were hit against all others. */
	private int worth = MOST_WORTH;

	/** Whether most new values are turned away; read without the lock. */
	private boolean selective;

	private long misses;

	long evictions;

	/** Values that came in, ever. */
	long entries;

	/**
	 * Creates a shard of the groups of buckets {@code index}, {@code index + shards}, and
	 * so on.
	 */
	Shard(int index, int shards, long[] tags, byte[] meta, int room, AtomicInteger spare) {
		this.index = index;
		this.shards = shards;
		this.tags = tags;
		this.meta = meta;
		this.buckets = tags.length / shards;
		this.ownRoom = room;
		this.spare = spare;
		this.room = room;
		this.cold = 4L * room;
	}

	/** Returns the number of misses so far; needs no lock. */
	long misses() {
		return (long) MISSES.getAcquire(this);
	}

	/** Counts a miss of content whose home is here, when its value is in place. */
	void countMiss() {
		MISSES.setRelease(this, this.misses + 1);
	}

	int size() {
		return this.size;
	}

	boolean isHalfFull() {
		return 2L * this.size >= this.room;
	}

	/** Returns whether one more value may come. */
	boolean hasRoom() {
		if (this.size == this.room && takeSpare()) {
			this.room++;
		}
		return this.size < this.room;
	}

	/** Returns whether {@link #hasRoom} would be false; without the lock, maybe late. */
	boolean isFull() {
		return this.size >= this.room && this.spare.get() == 0;
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
		this.worth = MOST_WORTH;
		this.selective = false;
		this.used = false;
		this.hot = 0;
		this.spare.addAndGet(this.room - this.ownRoom);
		this.room = this.ownRoom;
	}

	/**
	 * Returns whether a value that nothing is known of is to be turned away, but for a
	 * sample. Needs no lock: a late answer lets a value in, or not, a moment too long.
	 */
	boolean isSelective() {
		return this.selective;
	}

	/** Notes a value that comes into an empty slot. */
	void enter(int bucket, int lane, boolean remembered) {
		this.size++;
		this.entries++;
		rate(remembered ? HIT : this.selective ? -SAMPLE : -1);
		int bit = 1 << (remembered ? BucketMeta.HOT : BucketMeta.SPARED) + lane;
		BucketMeta.setState(this.meta, bucket, BucketMeta.state(this.meta, bucket) & ~(BucketMeta.LANE << lane) | bit);
		BucketMeta.setDemoted(this.meta, bucket, BucketMeta.demoted(this.meta, bucket) & ~(1 << lane));
		this.hot += remembered ? 1 : 0;
		this.arrived += remembered ? 0 : 1;
		cool();
		if (this.arrived + this.demoted > Math.max(MEMORY, this.room)) {
			forgetHalf();
		}
	}

	/** Notes a value that comes from another table into an empty slot. */
	void adopt(int bucket, int lane, int state, boolean demoted) {
		this.size++;
		this.hot += state & 1;
		BucketMeta.setState(this.meta, bucket, BucketMeta.state(this.meta, bucket) | state << lane);
		BucketMeta.setDemoted(this.meta, bucket, BucketMeta.demoted(this.meta, bucket) | (demoted ? 1 << lane : 0));
	}

	/** Takes the locks of two shards, which may be one. */
	static void lock(Shard one, Shard other) {
		// Everyone takes two locks in the same order, so that nobody waits in a circle
		((one.index <= other.index) ? one : other).lock();
		if (one != other) {
			((one.index <= other.index) ? other : one).lock();
		}
	}

	static void unlock(Shard one, Shard other) {
		one.unlock();
		if (one != other) {
			other.unlock();
		}
	}

	/** Goes on with the counts, and with what was learnt, where other shards end. */
	static void succeed(Shard[] before, Shard[] after) {
		long cold = 0;
		long room = 0;
		boolean used = false;
		Shard first = after[0];
		for (Shard shard : before) {
			first.misses += shard.misses;
			first.entries += shard.entries;
			first.evictions += shard.evictions;
			cold += shard.cold;
			room += shard.room;
			used |= shard.used;
		}
		for (Shard shard : after) {
			shard.used = used;
			shard.cold = (cold != 0) ? shard.room * cold / room : shard.cold;
		}
	}

	private void forgetHalf() {
		this.arrived >>= 1;
		this.arrivedUsed >>= 1;
		this.demoted >>= 1;
		this.demotedUsed >>= 1;
	}

	/** Notes a value that was evicted. */
	void leave(int bucket, int lane) {
		this.evictions++;
		lose(bucket, lane);
	}

	/** Notes a value that is gone. */
	void lose(int bucket, int lane) {
		this.size--;
		int state = BucketMeta.state(this.meta, bucket);
		this.hot -= state >>> lane & 1;
		BucketMeta.setState(this.meta, bucket, state & ~(BucketMeta.LANE << lane));
	}

	/**
	 * Weighs new values. Only a full shard whose values have proved themselves is
	 * selective: a tenth of them are hot at the least, or a quarter where none was ever
	 * found in use, as chance makes ghosts of some.
	 */
	private void rate(int worth) {
		this.worth = Math.max(-MOST_WORTH, Math.min(MOST_WORTH, this.worth + worth));
		boolean proved = (this.used ? 10L : 4L) * this.hot >= this.room;
		this.selective = this.worth < 0 && proved && this.size == this.room && this.spare.get() == 0;
	}

	/** Returns whether a value of a full bucket is cold and was not used. */
	boolean idle(int bucket) {
		int state = BucketMeta.state(this.meta, bucket);
		return ((state | BucketTags.used(this.tags[bucket])) & BucketMeta.FULL) != BucketMeta.FULL;
	}

	/** Returns the lane of a full bucket whose value is worth least. */
	int coldest(int bucket) {
		int state = BucketMeta.state(this.meta, bucket);
		int cold = ~state & BucketMeta.FULL;
		int unused = ~BucketTags.used(this.tags[bucket]) & BucketMeta.FULL;
		int lanes = cold & unused & ~(state >>> BucketMeta.SPARED);
		if (lanes == 0) {
			lanes = (cold & unused) != 0 ? cold & unused : (unused != 0) ? unused : cold;
		}
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
			int state = BucketMeta.state(this.meta, bucket);
			int occupied = BucketTags.occupied(this.tags[bucket]);
			int cold = occupied & ~state;
			int used = BucketTags.used(this.tags[bucket]);
			int idle = cold & ~used & ~(state >>> BucketMeta.SPARED);
			if (idle != 0) {
				return (bucket << 3) + Integer.numberOfTrailingZeros(idle);
			}
			int unused = occupied & ~used;
			if (unused != 0 || last < 0 && occupied != 0) {
				last = (bucket << 3) + Integer.numberOfTrailingZeros((unused != 0) ? unused : occupied);
			}
			// The hand leaves the bucket: used values become hot, others are spared no
			// more
			int promoted = cold & used;
			BucketMeta.setState(this.meta, bucket, state & ~(cold << BucketMeta.SPARED) | promoted);
			if (promoted != 0) {
				promote(bucket, promoted);
			}
			this.hand = next(this.hand);
		}
		return last;
	}

	/** Notes cold values that became hot. */
	private void promote(int bucket, int lanes) {
		BucketTags.pass(this.tags, bucket, lanes);
		int demoted = BucketMeta.demoted(this.meta, bucket);
		BucketMeta.setDemoted(this.meta, bucket, demoted & ~lanes);
		int count = Integer.bitCount(lanes);
		int again = Integer.bitCount(lanes & demoted);
		this.demotedUsed += again;
		this.arrivedUsed += count - again;
		this.hot += count;
		this.used = true;
		rate(HIT * count);
	}

	/**
	 * Makes hot values cold, those that were not used since the second hand left their
	 * bucket, until the cold ones have their share.
	 */
	private void cool() {
		for (int i = 0; i < SWEEP && this.hot > this.room - Math.max(1, this.cold >> 4); i++) {
			int bucket = bucket(this.hotHand);
			int state = BucketMeta.state(this.meta, bucket);
			int hot = state & BucketMeta.FULL;
			int idle = Integer.lowestOneBit(hot & ~BucketTags.used(this.tags[bucket]));
			if (idle != 0) {
				this.hot--;
				this.demoted++;
				BucketMeta.setState(this.meta, bucket, state & ~idle | idle << BucketMeta.SPARED);
				BucketMeta.setDemoted(this.meta, bucket, BucketMeta.demoted(this.meta, bucket) | idle);
				adapt();
			}
			else {
				if (hot != 0) {
					BucketTags.pass(this.tags, bucket, hot);
				}
				this.hotHand = next(this.hotHand);
			}
		}
	}

	/**
	 * Gives the cold values more room or less, as more of those that just came are used
	 * or more of those just made cold. The constants were found by a random search over
	 * real and generated traces.
	 */
	private void adapt() {
		// Four more of each, as few say little
		if (this.arrivedUsed * (this.demoted + 4L) > this.demotedUsed * (this.arrived + 4L)) {
			this.cold = Math.min(12L * this.room, this.cold + 5);
		}
		else {
			this.cold = Math.max(this.room, this.cold - 16);
		}
	}

	private int bucket(int hand) {
		return bucket(hand, this.index, this.shards);
	}

	/** Returns the bucket at a place of the hands of a shard. */
	static int bucket(int hand, int index, int shards) {
		return (hand / GROUP * shards + index) * GROUP + hand % GROUP;
	}

	/**
	 * Returns the index of the shard that a bucket belongs to; shards are a power of two.
	 */
	static int owner(int bucket, int shards) {
		return bucket / GROUP & (shards - 1);
	}

	private int next(int hand) {
		return (hand + 1 < this.buckets) ? hand + 1 : 0;
	}

}
