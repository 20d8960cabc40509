package io.zexus.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Bounded hash table of unique values with lock-free hits and constant-time misses; the
 * engine of the value pools.
 *
 * <p>
 * <b>Layout.</b> Two slots for each unit of capacity, in buckets of eight. A slot has a
 * reference, a tag byte (eight hash bits, 0 when empty; the tags of a bucket are one
 * long, compared together) and a level from 0 to 3 (two bit planes of eight bits in one
 * short per bucket). A ghost byte per unit of capacity remembers values evicted a moment
 * ago. A value lives in any slot of its home bucket, preferably the one that its hash
 * names, else in a second bucket chosen by a keyed hash of its content; the home bucket
 * counts how many of its values live elsewhere, so that nobody else pays for the second
 * look. A value never moves.
 *
 * <p>
 * <b>Eviction</b> is CLOCK with levels: a hit raises the level of its slot, a hand passes
 * over the slots and lowers them, and takes the first value found at level 0. A new value
 * starts at level 0, or at 2 when its ghost says that it was evicted a moment ago. A
 * sweep looks at {@value #SWEEP} buckets at the most, then takes the coldest value seen.
 *
 * <p>
 * <b>Bounds.</b> No call looks at more than sixteen slots and one sweep, whatever the
 * input: values beyond the eight of a bucket are spread by a hash whose key is drawn per
 * process, so equal hash codes cannot be aimed at one place.
 *
 * <p>
 * <b>Correctness.</b> Writes happen under the lock of the shard that owns the bucket;
 * reads take no lock.
 * <ul>
 * <li><i>Publication:</i> a reference is stored with release and read with acquire, so a
 * reader sees the value as its creator left it.</li>
 * <li><i>No wrong result:</i> tags are hints. A reader returns a reference only after
 * {@link Form#matches} on that very reference, so a stale or torn view can only make it
 * miss what is there.</li>
 * <li><i>One instance per content:</i> a reader that misses looks again under the lock
 * that every insertion of that content takes (home and second bucket belong to the same
 * shard), and inserts only when it is absent there.</li>
 * <li><i>Bound:</i> size is guarded by the lock, and makes room before it fills.</li>
 * <li><i>Levels</i> are written by readers without synchronisation. A lost or late update
 * changes which value is evicted next, nothing else.</li>
 * </ul>
 *
 * @param <T> the type of the values, immutable, with sound {@code equals} and
 * {@code hashCode}
 */
final class Table<T> {

	private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(Object[].class);

	private static final VarHandle TAGS = MethodHandles.arrayElementVarHandle(long[].class);

	private static final long BYTES = 0x0101010101010101L;

	private static final long HIGH_BITS = 0x8080808080808080L;

	private static final int WIDTH = 8;

	private static final int SWEEP = 64;

	private static final int HOT = 0x0101;

	private static final int SHARD_CAPACITY = 1024;

	private final int capacity;

	private final int buckets;

	private final @Nullable Object[] slots;

	private final long[] tags;

	private final short[] levels;

	private final byte[] overflow;

	private final byte[] ghosts;

	private final Shard[] shards;

	private volatile boolean open = true;

	Table(int capacity) {
		this.capacity = capacity;
		this.shards = new Shard[shardCount(capacity)];
		int bucketsPerShard = (int) ((2L * capacity / this.shards.length + WIDTH) / WIDTH);
		this.buckets = bucketsPerShard * this.shards.length;
		this.slots = new Object[Math.multiplyExact(this.buckets, WIDTH)];
		this.tags = new long[this.buckets];
		this.levels = new short[this.buckets];
		this.overflow = new byte[this.buckets];
		this.ghosts = new byte[capacity];
		for (int i = 0; i < this.shards.length; i++) {
			int extra = (i < capacity % this.shards.length) ? 1 : 0;
			this.shards[i] = new Shard(capacity / this.shards.length + extra, i * bucketsPerShard,
					(i + 1) * bucketsPerShard);
		}
	}

	private static int shardCount(int capacity) {
		int useful = Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors());
		return Math.max(1, Math.min(useful, Integer.highestOneBit(capacity / SHARD_CAPACITY)));
	}

	/**
	 * Returns the value with the given content if it is there, without a lock.
	 */
	@Nullable T find(int hash, Form<T> form, @Nullable Object source, int from, int length) {
		long x = spread(hash);
		int bucket = bucket(x);
		int preferred = preferred(x);
		T value = value(bucket, preferred);
		if (value != null && form.matches(value, source, from, length)) {
			raise(bucket, preferred);
			return value;
		}
		value = search(bucket, tag(x), form, source, from, length);
		if (value == null && this.overflow[bucket] != 0) {
			long y = form.keyedHash(source, from, length);
			value = search(second(y, bucket), tag(y), form, source, from, length);
		}
		return value;
	}

	private @Nullable T search(int bucket, long tag, Form<T> form, @Nullable Object source, int from, int length) {
		long differences = (long) TAGS.getOpaque(this.tags, bucket) ^ (tag * BYTES);
		// Marks each zero byte, and now and then a byte of 1 above one: matches() decides
		for (long m = (differences - BYTES) & ~differences & HIGH_BITS; m != 0; m &= m - 1) {
			int lane = Long.numberOfTrailingZeros(m) >>> 3;
			T value = value(bucket, lane);
			if (value != null && form.matches(value, source, from, length)) {
				raise(bucket, lane);
				return value;
			}
		}
		return null;
	}

	/**
	 * Returns the value with the content of the given one, which becomes that value when
	 * there is none yet.
	 */
	T add(int hash, Form<T> form, T value, int from, int length) {
		Shard shard = shard(bucket(spread(hash)));
		shard.lock.lock();
		try {
			T present = find(hash, form, value, from, length);
			if (present != null) {
				shard.hits++;
				return present;
			}
			shard.misses++;
			if (this.open) {
				insert(shard, hash, form, value, from, length);
			}
			return value;
		}
		finally {
			shard.lock.unlock();
		}
	}

	private void insert(Shard shard, int hash, Form<T> form, T value, int from, int length) {
		long x = spread(hash);
		long place = x;
		int home = bucket(x);
		int bucket = home;
		int lane = emptyLane(home, preferred(x));
		if (lane < 0) {
			place = form.keyedHash(value, from, length);
			bucket = second(place, home);
			lane = emptyLane(bucket, preferred(place));
			if (lane < 0) {
				lane = coldest(bucket);
				evict(shard, bucket, lane);
			}
		}
		if (shard.size == shard.capacity && !evictUnderHand(shard)) {
			return;
		}
		if (bucket != home && this.overflow[home] != -1) {
			this.overflow[home]++;
		}
		shard.size++;
		shard.allocations++;
		setLevel(bucket, lane, remembered(x) ? 2 : 0);
		SLOTS.setRelease(this.slots, (bucket << 3) + lane, value);
		TAGS.setRelease(this.tags, bucket, this.tags[bucket] | (tag(place) << (lane << 3)));
	}

	private int emptyLane(int bucket, int preferred) {
		int empty = ~occupied(bucket) & 0xff;
		if ((empty >>> preferred & 1) != 0) {
			return preferred;
		}
		return (empty != 0) ? Integer.numberOfTrailingZeros(empty) : -1;
	}

	private int coldest(int bucket) {
		int low = this.levels[bucket] & 0xff;
		int high = this.levels[bucket] >>> 8 & 0xff;
		int cold = ~high & ~low & 0xff;
		cold = (cold != 0) ? cold : ~high & 0xff;
		cold = (cold != 0) ? cold : ~low & 0xff;
		return (cold != 0) ? Integer.numberOfTrailingZeros(cold) : 0;
	}

	/**
	 * Makes room by one. Fails only when a sweep met empty buckets alone, which takes
	 * hash codes made for it: the new value is then not retained, and the next sweep goes
	 * on from here.
	 */
	private boolean evictUnderHand(Shard shard) {
		int coldest = -1;
		int coldestLevel = Integer.MAX_VALUE;
		for (int i = 0; i < SWEEP; i++) {
			int bucket = shard.hand >>> 3;
			int ahead = 0xff << (shard.hand & 7) & occupied(bucket);
			int low = this.levels[bucket] & 0xff;
			int high = this.levels[bucket] >>> 8 & 0xff;
			int cold = ahead & ~(low | high);
			if (cold != 0) {
				int lane = Integer.numberOfTrailingZeros(cold);
				lower(bucket, ahead & ((1 << lane) - 1));
				shard.hand = shard.wrap((bucket << 3) + lane + 1);
				evict(shard, bucket, lane);
				return true;
			}
			if (ahead != 0 && coldestLevel > 0) {
				int lane = Integer.numberOfTrailingZeros(((ahead & ~high) != 0) ? ahead & ~high : ahead);
				int level = (low >>> lane & 1) | (high >>> lane & 1) << 1;
				if (level < coldestLevel) {
					coldest = (bucket << 3) + lane;
					coldestLevel = level;
				}
			}
			lower(bucket, ahead);
			shard.hand = shard.wrap((bucket + 1) << 3);
		}
		if (coldest >= 0) {
			evict(shard, coldest >>> 3, coldest & 7);
		}
		return coldest >= 0;
	}

	private void evict(Shard shard, int bucket, int lane) {
		Object victim = this.slots[(bucket << 3) + lane];
		if (victim == null) {
			throw new IllegalStateException("No value to evict in bucket " + bucket);
		}
		long x = spread(victim.hashCode());
		int home = bucket(x);
		this.ghosts[ghost(x)] = (byte) tag(x);
		TAGS.setRelease(this.tags, bucket, this.tags[bucket] & ~(0xffL << (lane << 3)));
		SLOTS.setRelease(this.slots, (bucket << 3) + lane, null);
		// A count that was ever full stays full: it no longer knows how many it counts
		if (home != bucket && this.overflow[home] != -1) {
			this.overflow[home]--;
		}
		shard.size--;
		shard.evictions++;
	}

	private boolean remembered(long x) {
		int ghost = ghost(x);
		boolean remembered = this.ghosts[ghost] == (byte) tag(x);
		if (remembered) {
			this.ghosts[ghost] = 0;
		}
		return remembered;
	}

	/** Removes every value. */
	void clear() {
		for (Shard shard : this.shards) {
			shard.lock.lock();
			try {
				for (int bucket = shard.from; bucket < shard.to; bucket++) {
					TAGS.setRelease(this.tags, bucket, 0L);
				}
				Arrays.fill(this.slots, shard.from << 3, shard.to << 3, null);
				Arrays.fill(this.levels, shard.from, shard.to, (short) 0);
				Arrays.fill(this.overflow, shard.from, shard.to, (byte) 0);
				shard.size = 0;
			}
			finally {
				shard.lock.unlock();
			}
		}
	}

	/** Lets values in, or removes every value and lets none in. */
	void open(boolean open) {
		this.open = open;
		if (!open) {
			// An insertion under way is over when clear() has its shard's lock; a later
			// one sees that the table is not open
			clear();
		}
	}

	boolean isOpen() {
		return this.open;
	}

	/** Returns the counters, with the given ones, kept outside, added to them. */
	PoolStats stats(long otherHits, long otherMisses) {
		long hits = otherHits;
		long misses = otherMisses;
		long allocations = 0;
		long evictions = 0;
		int size = 0;
		for (Shard shard : this.shards) {
			shard.lock.lock();
			try {
				hits += shard.hits;
				misses += shard.misses;
				allocations += shard.allocations;
				evictions += shard.evictions;
				size += shard.size;
			}
			finally {
				shard.lock.unlock();
			}
		}
		return new PoolStats(hits, misses, allocations, 0, evictions, size, this.capacity);
	}

	int capacity() {
		return this.capacity;
	}

	private static long spread(int hash) {
		// 2^64 / golden ratio, odd: bits 32 and up depend on all bits of the hash
		return hash * 0x9e3779b97f4a7c15L;
	}

	private int bucket(long x) {
		return (int) ((x >>> 32) * this.buckets >>> 32);
	}

	/**
	 * The second bucket lies in the shard of the home bucket, so one lock covers both.
	 */
	private int second(long y, int home) {
		Shard shard = shard(home);
		int width = shard.to - shard.from;
		int bucket = shard.from + (int) ((y >>> 32) * width >>> 32);
		if (bucket != home) {
			return bucket;
		}
		return (bucket + 1 < shard.to) ? bucket + 1 : shard.from;
	}

	private Shard shard(int bucket) {
		return (this.shards.length == 1) ? this.shards[0] : this.shards[bucket / (this.buckets / this.shards.length)];
	}

	private static int preferred(long x) {
		return (int) (x >>> 40) & 7;
	}

	private static long tag(long x) {
		return Math.max(1, x >>> 32 & 0xff);
	}

	private int ghost(long x) {
		return (int) ((x & 0xffffffffL) * this.ghosts.length >>> 32);
	}

	@SuppressWarnings("unchecked")
	private @Nullable T value(int bucket, int lane) {
		return (T) SLOTS.getAcquire(this.slots, (bucket << 3) + lane);
	}

	/** Returns a bit for each lane that holds a value. */
	private int occupied(int bucket) {
		long t = this.tags[bucket];
		long marks = ((t & ~HIGH_BITS) + ~HIGH_BITS | t) & HIGH_BITS;
		return (int) (marks * 0x0002040810204081L >>> 56);
	}

	private void raise(int bucket, int lane) {
		int planes = this.levels[bucket];
		if ((planes >>> lane & HOT) != HOT) {
			int low = 1 << lane;
			planes |= (planes & low) << 8;
			this.levels[bucket] = (short) (planes ^ low);
		}
	}

	private void lower(int bucket, int lanes) {
		int low = this.levels[bucket] & 0xff;
		int high = this.levels[bucket] >>> 8 & 0xff;
		int newLow = (low & ~lanes) | (high & ~low & lanes);
		int newHigh = (high & ~lanes) | (high & low & lanes);
		this.levels[bucket] = (short) (newHigh << 8 | newLow);
	}

	private void setLevel(int bucket, int lane, int level) {
		int planes = this.levels[bucket] & ~(HOT << lane);
		this.levels[bucket] = (short) (planes | (level & 1) << lane | (level >>> 1) << (lane + 8));
	}

	/** Part of the table under one lock, with the counters that the lock guards. */
	private static final class Shard {

		final ReentrantLock lock = new ReentrantLock();

		final int from;

		final int to;

		final int capacity;

		int size;

		int hand;

		long hits;

		long misses;

		long allocations;

		long evictions;

		Shard(int capacity, int from, int to) {
			this.capacity = capacity;
			this.from = from;
			this.to = to;
			this.hand = from << 3;
		}

		int wrap(int slot) {
			return (slot >= this.to << 3) ? this.from << 3 : slot;
		}

	}

}
