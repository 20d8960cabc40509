package io.zexus.pool.internal.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Where the values of a {@link Table} are, and all that puts them there and takes them
 * away: under the locks, see there.
 *
 * @param <T> the type of the values
 */
abstract class Storage<T> {

	private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(Object[].class);

	/** Values that there is room for from the start; a table for more grows. */
	static final int INITIAL = 8192;

	private static final int SHARD_CAPACITY = 1024;

	/** Most values that there may be. */
	final int capacity;

	/** Values that there is room for before a larger table has to take over. */
	final int limit;

	/** Whether values are let in. */
	final boolean open;

	final @Nullable Object[] slots;

	final long[] tags;

	final byte[] meta;

	final Shard[] shards;

	final Content<T> content;

	/** Values that are held weakly for a time; changes with all locks held. */
	volatile @Nullable WeakValues<T> weak;

	/**
	 * How often values went to be held weakly, and back; changes with all locks held. A
	 * search that found nothing says nothing if this has changed since it began.
	 */
	volatile int moves;

	/** Creates an empty one. */
	Storage(Content<T> content, int capacity, int limit, boolean open) {
		this.content = content;
		this.capacity = capacity;
		this.limit = limit;
		this.open = open;
		this.shards = new Shard[shardCount(limit)];
		int share = limit / this.shards.length;
		int width = buckets(limit, this.shards.length);
		if (this.shards.length > 1) {
			// Whole groups
			width = (width + Shard.GROUP - 1) / Shard.GROUP * Shard.GROUP;
		}
		int buckets = width * this.shards.length;
		this.slots = new Object[Math.multiplyExact(buckets, 8)];
		this.tags = new long[buckets];
		this.meta = BucketMeta.create(buckets);
		// Of the values of a shard, evenly hashed, it takes four standard deviations
		int spare = (this.shards.length > 1) ? (int) (4 * Math.sqrt(share)) : 0;
		AtomicInteger spares = new AtomicInteger(limit - (share - spare) * this.shards.length);
		Arrays.setAll(this.shards,
				(i) -> new Shard(i, this.shards.length, this.tags, this.meta, share - spare, spares));
	}

	/** Returns how many buckets each of so many shards needs. */
	static int buckets(int capacity, int shards) {
		return (int) Math.max(1, (15L * capacity / shards + 63) / 64);
	}

	private static int shardCount(int limit) {
		int useful = Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors());
		return Math.max(1, Math.min(useful, Integer.highestOneBit(limit / SHARD_CAPACITY)));
	}

	/**
	 * Returns how much memory a table takes, values not counted.
	 * @param capacity its capacity
	 * @return the bytes of its arrays
	 */
	public static long bytes(int capacity) {
		return buckets(capacity, 1) * (8L * ObjectLayout.REFERENCE + Long.BYTES + BucketMeta.BYTES_PER_BUCKET);
	}

	/**
	 * Returns whether a value that comes into a bucket would push out another one, for
	 * any reason but that its hash code is that of many others.
	 */
	final boolean isCrowded(int bucket) {
		Shard owner = owner(bucket);
		return isFull(bucket) ? owner.isHalfFull() : !owner.hasRoom();
	}

	/** Puts a value in, unless no room could be made in bounded time. */
	final void insert(int bucket, int placed, int home, long tag, T value) {
		Shard owner = owner(bucket);
		int empty = ~BucketTags.occupied(this.tags[bucket]) & BucketMeta.FULL;
		int lane = (empty != 0) ? Integer.numberOfTrailingZeros(empty) : owner.coldest(bucket);
		if (empty == 0) {
			evict(owner, bucket, lane);
		}
		if (!owner.hasRoom()) {
			int victim = owner.victim();
			if (victim < 0) {
				return;
			}
			evict(owner, victim >>> 3, victim & 7);
		}
		if (bucket != home) {
			BucketMeta.addGuest(this.meta, home, bucket, lane);
		}
		owner.enter(bucket, lane, BucketMeta.recall(this.meta, home, tag));
		SLOTS.setRelease(this.slots, (bucket << 3) + lane, value);
		BucketTags.set(this.tags, bucket, lane, Address.tag(placed));
	}

	/**
	 * Puts a value in that another table knew, as long as nobody else sees this one.
	 * @param state its lane of {@link BucketMeta#state}
	 * @return whether there was a place for it
	 */
	boolean adopt(T value, int state, boolean demoted, boolean used) {
		int hash = this.content.hash(value);
		int placed = hash;
		int home = bucket(hash);
		int bucket = home;
		if (isFull(home)) {
			placed = (int) this.content.keyedHash(value);
			bucket = second(placed, home);
		}
		Shard owner = owner(bucket);
		if (isFull(bucket) || !owner.hasRoom()) {
			return false;
		}
		int lane = Integer.numberOfTrailingZeros(~BucketTags.occupied(this.tags[bucket]));
		if (bucket != home) {
			BucketMeta.addGuest(this.meta, home, bucket, lane);
		}
		owner.adopt(bucket, lane, state, demoted);
		this.slots[(bucket << 3) + lane] = value;
		BucketTags.set(this.tags, bucket, lane, Address.tag(placed));
		if (used) {
			BucketTags.use(this.tags, (bucket << 3) + lane);
		}
		return true;
	}

	private void evict(Shard shard, int bucket, int lane) {
		remove(bucket, lane);
		shard.leave(bucket, lane);
	}

	private void remove(int bucket, int lane) {
		int slot = (bucket << 3) + lane;
		WeakValues<T> weak = this.weak;
		int home = bucket;
		long tag = BucketTags.tag(this.tags[bucket], lane);
		int state = BucketMeta.state(this.meta, bucket);
		if ((state >>> BucketMeta.GUESTS + lane & 1) != 0) {
			T value = this.content.read(this.slots, slot);
			int hash = (value != null) ? this.content.hash(value) : (weak != null) ? weak.hash(slot) : 0;
			BucketMeta.setState(this.meta, bucket, state & ~(1 << BucketMeta.GUESTS + lane));
			home = bucket(hash);
			tag = Address.tag(hash);
			BucketMeta.countGuest(this.meta, home, -1);
		}
		BucketMeta.remember(this.meta, home, tag);
		BucketTags.set(this.tags, bucket, lane, 0);
		SLOTS.setRelease(this.slots, slot, null);
		if (weak != null) {
			weak.drop(slot);
		}
	}

	@Nullable T valueAt(int slot) {
		return this.content.read(this.slots, slot);
	}

	/** Returns how many values there are; all locks are held. */
	int size() {
		int size = 0;
		for (Shard shard : this.shards) {
			size += shard.size();
		}
		return size;
	}

	/** Removes every value; all locks are held. */
	void removeAll() {
		Arrays.fill(this.tags, 0);
		Arrays.fill(this.meta, (byte) 0);
		Arrays.fill(this.slots, null);
		for (Shard shard : this.shards) {
			shard.clear();
		}
	}

	/** Holds all values weakly; all locks are held. */
	void weaken(WeakPhase phase) {
		WeakValues<T> weak = new WeakValues<>(phase, this.slots.length);
		for (int slot = 0; slot < this.slots.length; slot++) {
			T value = this.content.read(this.slots, slot);
			if (value != null) {
				weak.hold(slot, value, this.content.hash(value));
			}
		}
		this.moves++;
		this.weak = weak;
		Arrays.fill(this.slots, null);
	}

	/** Holds a value as before; the lock of its bucket's shard is held. */
	final void hold(WeakValues<T> weak, int slot, T value) {
		weak.drop(slot);
		SLOTS.setRelease(this.slots, slot, value);
	}

	/**
	 * Holds the values that are left as before; all locks are held. Returns how many are
	 * gone.
	 */
	int strengthen() {
		WeakValues<T> weak = this.weak;
		int gone = 0;
		for (int slot = 0; weak != null && slot < this.slots.length; slot++) {
			T value = weak.get(slot);
			if (value != null) {
				hold(weak, slot, value);
			}
			else if (weak.holds(slot)) {
				int bucket = slot >>> 3;
				remove(bucket, slot & 7);
				owner(bucket).lose(bucket, slot & 7);
				gone++;
			}
		}
		this.moves++;
		this.weak = null;
		return gone;
	}

	/**
	 * Returns some of the values that are here now.
	 * @param most how many at the most
	 * @return the values
	 */
	public List<T> some(int most) {
		List<T> some = new ArrayList<>();
		for (int slot = 0; slot < this.slots.length && some.size() < most; slot++) {
			@SuppressWarnings("unchecked")
			T value = (T) SLOTS.getAcquire(this.slots, slot);
			if (value != null) {
				some.add(value);
			}
		}
		return some;
	}

	void lock() {
		for (Shard shard : this.shards) {
			shard.lock();
		}
	}

	void unlock() {
		for (Shard shard : this.shards) {
			shard.unlock();
		}
	}

	final boolean isFull(int bucket) {
		return BucketTags.occupied(this.tags[bucket]) == BucketMeta.FULL;
	}

	final int bucket(int hash) {
		return Address.bucket(hash, this.tags.length);
	}

	/** Returns the bucket of content that has no place at home. */
	final int second(int keyed, int home) {
		return Address.second(bucket(keyed), home, this.tags.length);
	}

	/**
	 * Returns the shard of a bucket. Neighbouring groups belong to different shards, so
	 * that hash codes that crowd somewhere crowd no shard.
	 */
	final Shard owner(int bucket) {
		return this.shards[Shard.owner(bucket, this.shards.length)];
	}

}
