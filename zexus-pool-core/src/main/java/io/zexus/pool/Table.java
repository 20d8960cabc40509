package io.zexus.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Bounded hash table of unique values with lock-free hits and constant-time misses; the
 * engine of the value pools.
 *
 * <p>
 * <b>Layout.</b> Slots in buckets of eight, fifteen slots for eight units of capacity. A
 * slot has a reference, a tag byte (eight hash bits, 0 when empty; the tags of a bucket
 * are one long, compared together) and a level from 0 to 3 (two bit planes in one short
 * per bucket). A value lives in the slot that its hash names, else in any other of that
 * bucket, its home, else as a guest in a second bucket chosen by a keyed hash of its
 * content; the home bucket counts how many of its values live elsewhere, so that nobody
 * else pays for the second look. Four ghost bytes per bucket remember the tags of values
 * evicted a moment ago. A value never moves.
 *
 * <p>
 * <b>Eviction</b> is CLOCK with levels: a hit raises the level of its slot by two, a hand
 * passes over the slots and lowers them by one, and takes the first value found at level
 * 0. A new value starts at level 0, or at 2 when a ghost says that it was evicted a
 * moment ago. As a hit raises by more than a pass lowers, a value that is hit between any
 * two evictions stays above every new one. A sweep looks at {@value #SWEEP} buckets at
 * the most, then takes the coldest value seen.
 *
 * <p>
 * <b>Bounds.</b> No call looks at more than sixteen slots and one sweep, whatever the
 * input: values beyond the eight of a bucket are spread by a hash whose key is drawn per
 * process, so equal hash codes cannot be aimed at one place.
 *
 * <p>
 * <b>Correctness.</b> Writes happen under the lock of the shard that owns the bucket;
 * reads take no lock. The shard of the home bucket is also the content's own.
 * <ul>
 * <li><i>Publication:</i> a reference is stored with release and read with acquire, so a
 * reader sees the value as its creator left it.</li>
 * <li><i>No wrong result:</i> tags are hints. A reader returns a reference only after
 * {@link Form#matches} on that very reference, so a stale view can only make it miss what
 * is there.</li>
 * <li><i>One instance per content:</i> a value is inserted, at home or as a guest, only
 * under the lock of its content's shard, and after a search that found nothing: either
 * one made under that lock, or an earlier one if the shard's count of insertions, read
 * with acquire before that search, is still the same under the lock. The count is stored
 * with release after each insertion of the shard's content, so that search saw all of
 * them.</li>
 * <li><i>Bound:</i> size is guarded by the lock, and room is made before a value
 * enters.</li>
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

	private static final VarHandle OVERFLOW = MethodHandles.arrayElementVarHandle(byte[].class);

	private static final long LOW_BITS = 0x0101010101010101L;

	private static final long HIGH_BITS = 0x8080808080808080L;

	private static final int SWEEP = 64;

	private static final int FULL = 0xff;

	private static final int HOT = 0x0101;

	private static final int SHARD_CAPACITY = 1024;

	private final int capacity;

	private final @Nullable Object[] slots;

	private final long[] tags;

	private final short[] levels;

	private final byte[] marks;

	private final byte[] guests;

	private final byte[] overflow;

	private final byte[] ghosts;

	private final Shard[] shards;

	private final HitCounter counter = new HitCounter();

	private boolean marked;

	private volatile boolean open = true;

	Table(int capacity) {
		this.capacity = capacity;
		this.shards = new Shard[shardCount(capacity)];
		int width = (int) ((15L * capacity / this.shards.length + 63) / 64);
		int buckets = width * this.shards.length;
		this.slots = new Object[Math.multiplyExact(buckets, 8)];
		this.tags = new long[buckets];
		this.levels = new short[buckets];
		this.marks = new byte[buckets];
		this.guests = new byte[buckets];
		this.overflow = new byte[buckets];
		this.ghosts = new byte[buckets * 4];
		for (int i = 0; i < this.shards.length; i++) {
			int extra = (i < capacity % this.shards.length) ? 1 : 0;
			this.shards[i] = new Shard(capacity / this.shards.length + extra, i * width, (i + 1) * width);
		}
	}

	private static int shardCount(int capacity) {
		int useful = Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors());
		return Math.max(1, Math.min(useful, Integer.highestOneBit(capacity / SHARD_CAPACITY)));
	}

	/**
	 * Returns the value with the given content, which is made and retained when there is
	 * none yet, and counts the call. The capacity must be positive.
	 */
	T get(int hash, Form<T> form, @Nullable Object source, int from, int length) {
		long x = spread(hash);
		int preferred = preferred(x);
		T value = value(preferred);
		if (value != null && form.matches(value, source, from, length)) {
			raise(preferred);
			this.counter.hit(form.saved(value, source, mark(preferred)));
			return value;
		}
		return getOrAdd(x, form, source, from, length);
	}

	/**
	 * Returns the value in a slot if it has the given content, and counts the hit.
	 */
	@Nullable T getAt(int slot, Form<T> form, @Nullable Object source, int from, int length) {
		T value = (slot < this.slots.length) ? value(slot) : null;
		if (value == null || !form.matches(value, source, from, length)) {
			return null;
		}
		raise(slot);
		this.counter.hit(form.saved(value, source, mark(slot)));
		return value;
	}

	/** Returns where a value is, for {@link #getAt}, or where it most likely will be. */
	int slotOf(int hash, T value) {
		int preferred = preferred(spread(hash));
		int slot = preferred;
		for (int i = 0; i < 8 && value(slot) != value; i++) {
			slot = preferred & ~7 | preferred + i + 1 & 7;
		}
		return slot;
	}

	private T getOrAdd(long x, Form<T> form, @Nullable Object source, int from, int length) {
		Shard shard = this.shards[shard(x)];
		long insertions = (long) Shard.INSERTIONS.getAcquire(shard);
		int slot = search(x, form, source, from, length);
		T value = (slot >= 0) ? value(slot) : null;
		if (value != null && form.matches(value, source, from, length)) {
			this.counter.hit(form.saved(value, source, mark(slot)));
			return value;
		}
		return add(shard, (slot < 0) ? insertions : -1, x, form, source, from, length);
	}

	/**
	 * Adds content that was absent when the shard had the given count of insertions. A
	 * value that has no place at home goes to a bucket of any shard, so that values of
	 * one hash code can fill the table; the lock of that shard is then taken too.
	 */
	private T add(Shard shard, long insertions, long x, Form<T> form, @Nullable Object source, int from, int length) {
		int home = bucket(x);
		Shard host = shard;
		while (true) {
			Shard locked = host;
			lock(shard, locked);
			try {
				if (shard.insertions != insertions) {
					int slot = search(x, form, source, from, length);
					T present = (slot >= 0) ? value(slot) : null;
					if (present != null) {
						shard.hits++;
						shard.savedBytes += form.saved(present, source, mark(slot));
						return present;
					}
				}
				long place = x;
				int bucket = home;
				if (occupied(home) == FULL) {
					place = form.keyedHash(source, from, length);
					bucket = second(place, home);
					if (!host.owns(bucket) && !shard.owns(bucket)) {
						host = owner(bucket);
						continue;
					}
				}
				shard.misses++;
				T value = form.create(source, from, length);
				Shard owner = host.owns(bucket) ? host : shard;
				if (this.open && insert(owner, bucket, place, home, tag(x), form, value)) {
					Shard.INSERTIONS.setRelease(shard, shard.insertions + 1);
				}
				return value;
			}
			finally {
				unlock(shard, locked);
			}
		}
	}

	/** Returns the slot of the value with the given content, or -1. */
	private int search(long x, Form<T> form, @Nullable Object source, int from, int length) {
		int home = bucket(x);
		int slot = search(home, tag(x), form, source, from, length);
		if (slot < 0 && this.overflow[home] != 0) {
			long y = form.keyedHash(source, from, length);
			slot = search(second(y, home), tag(y), form, source, from, length);
		}
		return slot;
	}

	private int search(int bucket, long tag, Form<T> form, @Nullable Object source, int from, int length) {
		for (long m = matches(bucket, tag); m != 0; m &= m - 1) {
			int slot = (bucket << 3) + (Long.numberOfTrailingZeros(m) >>> 3);
			T value = value(slot);
			if (value != null && form.matches(value, source, from, length)) {
				raise(slot);
				return slot;
			}
		}
		return -1;
	}

	/**
	 * Marks the lanes of a bucket that have a tag: the high bit of each byte, and now and
	 * then of a byte that differs in its lowest bit above one that has it.
	 */
	private long matches(int bucket, long tag) {
		long differences = (long) TAGS.getOpaque(this.tags, bucket) ^ (tag * LOW_BITS);
		return (differences - LOW_BITS) & ~differences & HIGH_BITS;
	}

	private boolean insert(Shard owner, int bucket, long place, int home, long tag, Form<T> form, T value) {
		int empty = ~occupied(bucket) & FULL;
		int lane = preferred(place) & 7;
		if (empty == 0) {
			lane = coldest(bucket);
			evict(owner, bucket, lane);
		}
		else if ((empty >>> lane & 1) == 0) {
			lane = Integer.numberOfTrailingZeros(empty);
		}
		if (owner.size == owner.capacity && !evictUnderHand(owner)) {
			return false;
		}
		if (bucket != home) {
			countGuest(home, 1);
			this.guests[bucket] |= (byte) (1 << lane);
		}
		owner.size++;
		owner.allocations++;
		setLevel(bucket, lane, remembered(home, tag) ? 2 : 0);
		setMark(bucket, lane, form.mark(value));
		SLOTS.setRelease(this.slots, (bucket << 3) + lane, value);
		TAGS.setRelease(this.tags, bucket, this.tags[bucket] | (tag(place) << (lane << 3)));
		return true;
	}

	/** Returns the coldest lane of a full bucket. */
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
			if (ahead != 0 && coldestLevel > 1) {
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
		int home = bucket;
		long tag = this.tags[bucket] >>> (lane << 3) & 0xff;
		if ((this.guests[bucket] >>> lane & 1) != 0) {
			this.guests[bucket] &= (byte) ~(1 << lane);
			@SuppressWarnings("NullAway") // an occupied lane
			long x = spread(value((bucket << 3) + lane).hashCode());
			home = bucket(x);
			tag = tag(x);
			countGuest(home, -1);
		}
		this.ghosts[ghost(home, tag)] = (byte) tag;
		TAGS.setRelease(this.tags, bucket, this.tags[bucket] & ~(0xffL << (lane << 3)));
		SLOTS.setRelease(this.slots, (bucket << 3) + lane, null);
		shard.size--;
		shard.evictions++;
	}

	private boolean remembered(int home, long tag) {
		int ghost = ghost(home, tag);
		boolean remembered = this.ghosts[ghost] == (byte) tag;
		if (remembered) {
			this.ghosts[ghost] = 0;
		}
		return remembered;
	}

	/**
	 * Counts the values of a bucket that are guests elsewhere, by another shard's leave
	 * even. A count that was ever full stays full: it no longer knows how many it counts.
	 */
	private void countGuest(int home, int change) {
		byte count;
		do {
			count = (byte) OVERFLOW.getVolatile(this.overflow, home);
		}
		while (count != -1 && !OVERFLOW.compareAndSet(this.overflow, home, count, (byte) (count + change)));
	}

	/** Removes every value. */
	void clear() {
		for (Shard shard : this.shards) {
			shard.lock();
		}
		for (int bucket = 0; bucket < this.tags.length; bucket++) {
			TAGS.setRelease(this.tags, bucket, 0L);
		}
		Arrays.fill(this.slots, null);
		Arrays.fill(this.guests, (byte) 0);
		Arrays.fill(this.overflow, (byte) 0);
		for (Shard shard : this.shards) {
			shard.size = 0;
			shard.unlock();
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

	int capacity() {
		return this.capacity;
	}

	/** Counts of calls that are not served by the table, and all others. */
	HitCounter counter() {
		return this.counter;
	}

	PoolStats stats() {
		long hits = this.counter.hits();
		long savedBytes = this.counter.savedBytes();
		long misses = this.counter.misses();
		long allocations = 0;
		long evictions = 0;
		int size = 0;
		for (Shard shard : this.shards) {
			shard.lock();
			try {
				hits += shard.hits;
				savedBytes += shard.savedBytes;
				misses += shard.misses;
				allocations += shard.allocations;
				evictions += shard.evictions;
				size += shard.size;
			}
			finally {
				shard.unlock();
			}
		}
		return new PoolStats(hits, misses, allocations, 0, evictions, size, this.capacity, savedBytes);
	}

	private static long spread(int hash) {
		// A round of triple32 (Wellons, public domain), as evenly spaced integers are
		// common, then 2^64 / golden ratio: bits 32 and up depend on all bits of the hash
		int h = (hash ^ hash >>> 17) * 0xed5ad4bb;
		return (h ^ h >>> 11) * 0x9e3779b97f4a7c15L;
	}

	/**
	 * Returns the slot that a value takes if it is free, which makes it found at once.
	 */
	private int preferred(long x) {
		return (int) ((x >>> 32) * this.slots.length >>> 32);
	}

	/** Returns the bucket of content that has no place at home. */
	private int second(long y, int home) {
		int bucket = bucket(y);
		if (bucket != home) {
			return bucket;
		}
		return (bucket + 1 < this.tags.length) ? bucket + 1 : 0;
	}

	private int bucket(long x) {
		return preferred(x) >>> 3;
	}

	private Shard owner(int bucket) {
		return this.shards[bucket / this.shards[0].to];
	}

	private static void lock(Shard one, Shard other) {
		// Everyone takes two locks in the same order, so that nobody waits in a circle
		((one.from <= other.from) ? one : other).lock();
		if (one != other) {
			((one.from <= other.from) ? other : one).lock();
		}
	}

	private static void unlock(Shard one, Shard other) {
		one.unlock();
		if (one != other) {
			other.unlock();
		}
	}

	/** Returns the shard of the bucket of the same bits, without a division. */
	private int shard(long x) {
		return (int) ((x >>> 32) * this.shards.length >>> 32);
	}

	private static long tag(long x) {
		return Math.max(1, x >>> 24 & 0xff);
	}

	private static int ghost(int home, long tag) {
		return (home << 2) + (int) (tag & 3);
	}

	@SuppressWarnings("unchecked")
	private @Nullable T value(int slot) {
		return (T) SLOTS.getAcquire(this.slots, slot);
	}

	/** Returns a bit for each lane that holds a value. */
	private int occupied(int bucket) {
		long t = this.tags[bucket];
		long marked = ((t & ~HIGH_BITS) + ~HIGH_BITS | t) & HIGH_BITS;
		// Gathers the high bits of the eight bytes in the top byte
		return (int) (marked * 0x0002040810204081L >>> 56);
	}

	private void raise(int slot) {
		int planes = this.levels[slot >>> 3];
		if ((planes >>> (slot & 7) & HOT) != HOT) {
			int low = 1 << (slot & 7);
			planes |= planes >>> 8 & low;
			this.levels[slot >>> 3] = (short) (planes | low << 8);
		}
	}

	private int mark(int slot) {
		return this.marked ? this.marks[slot >>> 3] >>> (slot & 7) & 1 : 0;
	}

	private void setMark(int bucket, int lane, boolean mark) {
		// Most tables never see a marked value, and need not look for one then
		this.marked |= mark;
		if (this.marked) {
			int others = this.marks[bucket] & ~(1 << lane);
			this.marks[bucket] = (byte) (others | (mark ? 1 : 0) << lane);
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
	private static final class Shard extends BriefLock {

		static final VarHandle INSERTIONS;

		static {
			try {
				INSERTIONS = MethodHandles.lookup().findVarHandle(Shard.class, "insertions", long.class);
			}
			catch (ReflectiveOperationException ex) {
				throw new ExceptionInInitializerError(ex);
			}
		}

		final int capacity;

		final int from;

		final int to;

		int size;

		int hand;

		long insertions;

		long hits;

		long savedBytes;

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
			return (slot == this.to << 3) ? this.from << 3 : slot;
		}

		boolean owns(int bucket) {
			return bucket >= this.from && bucket < this.to;
		}

	}

}
