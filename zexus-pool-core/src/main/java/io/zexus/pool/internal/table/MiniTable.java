package io.zexus.pool.internal.table;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a {@link Table} of some capacity would hit, found out with the hashes of values
 * alone: the same buckets, tags, ghosts, hands and admission, and an {@code int} in place
 * of each value. Takes about eleven bytes for a value. Not thread-safe.
 */
final class MiniTable {

	private final long[] tags;

	private final byte[] meta;

	private final int[] hashes;

	private final Shard shard;

	MiniTable(int capacity) {
		int buckets = Table.buckets(capacity, 1);
		this.tags = new long[buckets];
		this.meta = BucketMeta.create(buckets);
		this.hashes = new int[buckets << 3];
		this.shard = new Shard(0, 1, this.tags, this.meta, capacity, new AtomicInteger());
	}

	/**
	 * Looks a value up as {@link Table#find} and {@link Table#getOrAdd} do.
	 * @param hash the value's hash, taken for the value
	 * @return whether it was a hit
	 */
	boolean get(int hash) {
		int home = bucket(hash);
		if (hits(home, Address.tag(hash), hash)) {
			return true;
		}
		int keyed = (int) KeyedHash.of(hash);
		if (BucketMeta.overflows(this.meta, home) && hits(second(keyed, home), Address.tag(keyed), hash)) {
			return true;
		}
		if (this.shard.isSelective() && !BucketMeta.admits(this.meta, home, Address.tag(hash))) {
			BucketMeta.remember(this.meta, home, Address.tag(hash));
			return false;
		}
		boolean elsewhere = BucketTags.occupied(this.tags[home]) == BucketMeta.FULL
				&& (this.shard.hasRoom() || !this.shard.idle(home));
		if (elsewhere) {
			insert(second(keyed, home), Address.tag(keyed), home, hash);
		}
		else {
			insert(home, Address.tag(hash), home, hash);
		}
		return false;
	}

	private boolean hits(int bucket, long tag, int hash) {
		for (long m = BucketTags.matches(this.tags[bucket], tag); m != 0; m &= m - 1) {
			int slot = bucket << 3 | BucketTags.lane(m);
			if (this.hashes[slot] == hash) {
				this.tags[bucket] |= BucketTags.mark(slot);
				return true;
			}
		}
		return false;
	}

	private void insert(int bucket, long tag, int home, int hash) {
		int empty = ~BucketTags.occupied(this.tags[bucket]) & BucketMeta.FULL;
		int lane = (empty != 0) ? Integer.numberOfTrailingZeros(empty) : this.shard.coldest(bucket);
		if (empty == 0) {
			evict(bucket, lane);
		}
		if (!this.shard.hasRoom()) {
			int victim = this.shard.victim();
			if (victim < 0) {
				return;
			}
			evict(victim >>> 3, victim & 7);
		}
		if (bucket != home) {
			BucketMeta.countGuest(this.meta, home, 1);
			BucketMeta.setState(this.meta, bucket, BucketMeta.state(this.meta, bucket) | 1 << BucketMeta.GUESTS + lane);
		}
		this.shard.enter(bucket, lane, BucketMeta.recall(this.meta, home, Address.tag(hash)));
		this.hashes[(bucket << 3) + lane] = hash;
		BucketTags.set(this.tags, bucket, lane, tag);
	}

	private void evict(int bucket, int lane) {
		int hash = this.hashes[(bucket << 3) + lane];
		int home = bucket(hash);
		int state = BucketMeta.state(this.meta, bucket);
		if ((state >>> BucketMeta.GUESTS + lane & 1) != 0) {
			BucketMeta.setState(this.meta, bucket, state & ~(1 << BucketMeta.GUESTS + lane));
			BucketMeta.countGuest(this.meta, home, -1);
		}
		BucketMeta.remember(this.meta, home, Address.tag(hash));
		BucketTags.set(this.tags, bucket, lane, 0);
		this.shard.leave(bucket, lane);
	}

	private int bucket(int hash) {
		return Address.bucket(hash, this.tags.length);
	}

	private int second(int keyed, int home) {
		return Address.second(bucket(keyed), home, this.tags.length);
	}

}
