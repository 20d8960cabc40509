package io.zexus.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Bounded hash table of unique values with lock-free hits and constant-time misses; the
 * engine of the value pools.
 *
 * <p>
 * <b>Layout.</b> Slots in buckets of eight, fifteen slots for eight units of capacity,
 * and sixteen bytes about each bucket in one array, hence in one cache line: a tag for
 * each slot (eight hash bits, 0 when empty, compared together as one long), a level from
 * 0 to 3 for each slot (two bit planes), a bit plane of marks and one of guests, a count
 * of guests elsewhere, and three ghosts. A value lives in any slot of its home bucket,
 * else as a guest in a second bucket chosen by a keyed hash of its content; the home
 * bucket counts how many of its values live elsewhere, so that nobody else pays for the
 * second look. Ghosts are the tags of values evicted a moment ago. A value never moves.
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
 * <b>Bounds.</b> A search looks at sixteen slots at the most, and a call makes three
 * searches and one sweep at the most, whatever the input: values beyond the eight of a
 * bucket are spread by a hash whose key is drawn per process, so equal hash codes cannot
 * be aimed at one place.
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

	private static final VarHandle BYTES = MethodHandles.arrayElementVarHandle(byte[].class);

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long LOW_BITS = 0x0101010101010101L;

	private static final long HIGH_BITS = 0x8080808080808080L;

	private static final int FULL = 0xff;

	private static final int SWEEP = 64;

	private static final int SHARD_CAPACITY = 1024;

	// Where things are in the sixteen bytes about a bucket, after the tags

	private static final int LOW = 8;

	private static final int HIGH = 9;

	private static final int MARKS = 10;

	private static final int GUESTS = 11;

	private static final int OVERFLOW = 12;

	private static final int GHOSTS = 13;

	private final int capacity;

	private final @Nullable Object[] slots;

	private final byte[] meta;

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
		this.meta = new byte[Math.multiplyExact(buckets, 16)];
		for (int i = 0; i < this.shards.length; i++) {
			int extra = (i < capacity % this.shards.length) ? 1 : 0;
			this.shards[i] = new Shard(i, capacity / this.shards.length + extra);
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
		int bucket = bucket(x);
		long matches = matches(bucket, tag(x));
		if (matches != 0) {
			T value = getAt((bucket << 3) + lane(matches), form, source, from, length);
			if (value != null) {
				return value;
			}
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

	/** Returns where a value is, for {@link #getAt}, or where it may be. */
	int slotOf(int hash, T value) {
		int slot = bucket(spread(hash)) << 3;
		for (int lane = 0; lane < 7 && value(slot) != value; lane++) {
			slot++;
		}
		return slot;
	}

	private T getOrAdd(long x, Form<T> form, @Nullable Object source, int from, int length) {
		Shard shard = owner(bucket(x));
		long insertions = (long) Shard.INSERTIONS.getAcquire(shard);
		int slot = search(x, form, source, from, length);
		if (slot < 0) {
			return add(shard, insertions, x, form, source, from, length);
		}
		T value = getAt(slot, form, source, from, length);
		// Evicted a moment after it was found: look again under the lock
		return (value != null) ? value : add(shard, -1, x, form, source, from, length);
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
						raise(slot);
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
					if (owner(bucket) != host && owner(bucket) != shard) {
						host = owner(bucket);
						continue;
					}
				}
				shard.misses++;
				T value = form.create(source, from, length);
				boolean mark = form.mark(source, from, length);
				if (this.open && insert(bucket, place, home, tag(x), value, mark)) {
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
		if (slot < 0 && this.meta[(home << 4) + OVERFLOW] != 0) {
			long y = form.keyedHash(source, from, length);
			slot = search(second(y, home), tag(y), form, source, from, length);
		}
		return slot;
	}

	private int search(int bucket, long tag, Form<T> form, @Nullable Object source, int from, int length) {
		for (long matches = matches(bucket, tag); matches != 0; matches &= matches - 1) {
			int slot = (bucket << 3) + lane(matches);
			T value = value(slot);
			if (value != null && form.matches(value, source, from, length)) {
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
		long differences = tags(bucket) ^ (tag * LOW_BITS);
		return (differences - LOW_BITS) & ~differences & HIGH_BITS;
	}

	private static int lane(long matches) {
		return Long.numberOfTrailingZeros(matches) >>> 3;
	}

	private boolean insert(int bucket, long place, int home, long tag, T value, boolean mark) {
		Shard owner = owner(bucket);
		int empty = ~occupied(bucket) & FULL;
		int lane = (empty != 0) ? Integer.numberOfTrailingZeros(empty) : coldest(bucket);
		if (empty == 0) {
			evict(owner, bucket, lane);
		}
		if (owner.size == owner.capacity && !evictUnderHand(owner)) {
			return false;
		}
		int base = bucket << 4;
		if (bucket != home) {
			countGuest(home, 1);
			setBit(base + GUESTS, lane, 1);
		}
		int level = remembered(home, tag) ? 2 : 0;
		setBit(base + LOW, lane, level & 1);
		setBit(base + HIGH, lane, level >>> 1);
		// Most tables never see a marked value, and need not look for one then
		this.marked |= mark;
		setBit(base + MARKS, lane, mark ? 1 : 0);
		SLOTS.setRelease(this.slots, (bucket << 3) + lane, value);
		this.meta[base + lane] = (byte) tag(place);
		owner.size++;
		owner.allocations++;
		return true;
	}

	/** Returns the coldest lane of a full bucket. */
	private int coldest(int bucket) {
		int low = plane(bucket, LOW);
		int high = plane(bucket, HIGH);
		int cold = ~high & ~low & FULL;
		cold = (cold != 0) ? cold : ~high & FULL;
		cold = (cold != 0) ? cold : ~low & FULL;
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
			int ahead = FULL << (shard.hand & 7) & occupied(bucket);
			int low = plane(bucket, LOW);
			int high = plane(bucket, HIGH);
			int cold = ahead & ~(low | high);
			if (cold != 0) {
				int lane = Integer.numberOfTrailingZeros(cold);
				lower(bucket, ahead & ((1 << lane) - 1));
				shard.hand = (lane < 7) ? (bucket << 3) + lane + 1 : next(bucket) << 3;
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
			shard.hand = next(bucket) << 3;
		}
		if (coldest >= 0) {
			evict(shard, coldest >>> 3, coldest & 7);
		}
		return coldest >= 0;
	}

	private void evict(Shard shard, int bucket, int lane) {
		int base = bucket << 4;
		int home = bucket;
		long tag = this.meta[base + lane] & FULL;
		if ((this.meta[base + GUESTS] >>> lane & 1) != 0) {
			@SuppressWarnings("NullAway") // an occupied lane
			long x = spread(value((bucket << 3) + lane).hashCode());
			setBit(base + GUESTS, lane, 0);
			home = bucket(x);
			tag = tag(x);
			countGuest(home, -1);
		}
		this.meta[ghost(home, tag)] = (byte) tag;
		this.meta[base + lane] = 0;
		SLOTS.setRelease(this.slots, (bucket << 3) + lane, null);
		shard.size--;
		shard.evictions++;
	}

	private boolean remembered(int home, long tag) {
		int ghost = ghost(home, tag);
		boolean remembered = this.meta[ghost] == (byte) tag;
		if (remembered) {
			this.meta[ghost] = 0;
		}
		return remembered;
	}

	/**
	 * Counts the values of a bucket that are guests elsewhere, by another shard's leave
	 * even. A count that was ever full stays full: it no longer knows how many it counts.
	 */
	private void countGuest(int home, int change) {
		int index = (home << 4) + OVERFLOW;
		byte count;
		do {
			count = (byte) BYTES.getVolatile(this.meta, index);
		}
		while (count != -1 && !BYTES.compareAndSet(this.meta, index, count, (byte) (count + change)));
	}

	/** Removes every value. */
	void clear() {
		for (Shard shard : this.shards) {
			shard.lock();
		}
		Arrays.fill(this.meta, (byte) 0);
		Arrays.fill(this.slots, null);
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
		// A step of triple32 (Wellons, public domain), as evenly spaced integers are
		// common,
		// then 2^64 / golden ratio: bits 32 and up depend on all bits of the hash
		int h = hash * 0xed5ad4bb;
		return (h ^ h >>> 15) * 0x9e3779b97f4a7c15L;
	}

	private int bucket(long x) {
		return (int) ((x >>> 32) * (this.slots.length >>> 3) >>> 32);
	}

	private static long tag(long x) {
		return Math.max(1, x >>> 32 & FULL);
	}

	/** Returns the bucket of content that has no place at home. */
	private int second(long y, int home) {
		int bucket = bucket(y);
		if (bucket != home) {
			return bucket;
		}
		return (home > 0) ? home - 1 : (this.slots.length >>> 3) - 1;
	}

	/**
	 * Returns the shard of a bucket. Neighbours belong to different shards, so that hash
	 * codes that crowd somewhere crowd no shard.
	 */
	private Shard owner(int bucket) {
		return this.shards[bucket & (this.shards.length - 1)];
	}

	/** Returns the next bucket of the same shard. */
	private int next(int bucket) {
		int next = bucket + this.shards.length;
		return (next << 3 < this.slots.length) ? next : next & (this.shards.length - 1);
	}

	private static void lock(Shard one, Shard other) {
		// Everyone takes two locks in the same order, so that nobody waits in a circle
		((one.index <= other.index) ? one : other).lock();
		if (one != other) {
			((one.index <= other.index) ? other : one).lock();
		}
	}

	private static void unlock(Shard one, Shard other) {
		one.unlock();
		if (one != other) {
			other.unlock();
		}
	}

	private static int ghost(int home, long tag) {
		return (home << 4) + GHOSTS + (int) (tag * 3 >>> 8);
	}

	@SuppressWarnings("unchecked")
	private @Nullable T value(int slot) {
		return (T) SLOTS.getAcquire(this.slots, slot);
	}

	private long tags(int bucket) {
		return (long) LONGS.get(this.meta, bucket << 4);
	}

	private int plane(int bucket, int which) {
		return this.meta[(bucket << 4) + which] & FULL;
	}

	private void setBit(int index, int lane, int bit) {
		this.meta[index] = (byte) (this.meta[index] & ~(1 << lane) | bit << lane);
	}

	private int mark(int slot) {
		return this.marked ? this.meta[(slot >>> 3 << 4) + MARKS] >>> (slot & 7) & 1 : 0;
	}

	/** Returns a bit for each lane that holds a value. */
	private int occupied(int bucket) {
		long tags = tags(bucket);
		long marked = ((tags & ~HIGH_BITS) + ~HIGH_BITS | tags) & HIGH_BITS;
		// Gathers the high bits of the eight bytes in the top byte
		return (int) (marked * 0x0002040810204081L >>> 56);
	}

	private void raise(int slot) {
		int base = slot >>> 3 << 4;
		int high = this.meta[base + HIGH];
		int low = this.meta[base + LOW];
		int bit = 1 << (slot & 7);
		if ((high & low & bit) == 0) {
			if ((high & bit) == 0) {
				this.meta[base + HIGH] = (byte) (high | bit);
			}
			else {
				this.meta[base + LOW] = (byte) (low | bit);
			}
		}
	}

	private void lower(int bucket, int lanes) {
		int low = plane(bucket, LOW);
		int high = plane(bucket, HIGH);
		this.meta[(bucket << 4) + LOW] = (byte) (low & ~lanes | high & ~low & lanes);
		this.meta[(bucket << 4) + HIGH] = (byte) (high & ~lanes | high & low & lanes);
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

		final int index;

		final int capacity;

		int size;

		int hand;

		long insertions;

		long hits;

		long savedBytes;

		long misses;

		long allocations;

		long evictions;

		Shard(int index, int capacity) {
			this.index = index;
			this.capacity = capacity;
			this.hand = index << 3;
		}

	}

}
