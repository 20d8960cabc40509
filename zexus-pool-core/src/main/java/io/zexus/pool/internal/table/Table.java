package io.zexus.pool.internal.table;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Bounded hash table of unique values with lock-free hits and constant-time misses; the
 * engine of the value pools.
 *
 * <p>
 * <b>Layout.</b> Slots in buckets of eight, fifteen slots for eight units of capacity,
 * and sixteen bytes about each bucket, see {@link BucketTags} and {@link BucketMeta}. A
 * value lives in any slot of its home bucket, else as a guest in a second bucket chosen
 * by a keyed hash of its content; the home bucket counts how many of its values live
 * elsewhere, so that nobody else pays for the second look. A value never moves. What
 * makes room, and for whom, is up to the {@link Shard}.
 *
 * <p>
 * <b>Bounds.</b> A search looks at sixteen slots at the most, and a call makes three
 * searches and one sweep of either hand at the most, whatever the input: values beyond
 * the eight of a bucket are spread by a hash whose key is drawn per process, so equal
 * hash codes cannot be aimed at one place.
 *
 * <p>
 * <b>Correctness.</b> Writes happen under the lock of the shard that owns the bucket;
 * reads take no lock. The shard of the home bucket is also the content's own.
 * <ul>
 * <li><i>Publication:</i> a reference is stored with release, and read with acquire
 * unless final fields make that needless, see {@link Content#read}, so a reader sees the
 * value as its creator left it.</li>
 * <li><i>No wrong result:</i> tags are hints. A reader returns a reference only after
 * {@link Content#matches} on that very reference, so a stale view can only make it miss
 * what is there.</li>
 * <li><i>One instance per content:</i> a value is inserted, at home or as a guest, only
 * under the lock of its content's shard, and after a search that found nothing: either
 * one made under that lock, or an earlier one if the shard's count of misses, read with
 * acquire before that search, is still the same under the lock. The count is stored with
 * release after each insertion of the shard's content, so that search saw all of
 * them.</li>
 * <li><i>Turned away:</i> a value that is not let in after a search that found nothing is
 * one that came in then and was evicted at once; this needs no lock.</li>
 * <li><i>Bound:</i> rooms and sizes are guarded by the locks, and room is made before a
 * value enters.</li>
 * <li><i>Marks of use, and of wide values,</i> are written by readers without a lock. A
 * lost or late one changes which value is evicted next, or whether a value counts as wide
 * until it leaves or is marked again, nothing else.</li>
 * </ul>
 *
 * <p>
 * <b>Tried and dropped</b>, each measured slower or worse: a preferred slot that is
 * looked at before the tags, as the processor guesses it wrong too often; marks of use in
 * a plane of their own, which a hit had to find first; going on to the second slot of the
 * same tag in a hit, as the loop is in its way; having the cache line of the slots
 * fetched along with that of the tags, which helps large tables and costs small ones as
 * much; a {@code LongAdder} for the hits; finding out on arrival whether a string is
 * wide, as most that arrive are never hit; products of 32 bits to choose bucket and tag,
 * no faster; swapping bytes in place of {@link Content#mix}'s shift, as more series of
 * evenly spaced integers crowd then; CLOCK with levels from 0 to 3, which lost to LRU
 * when popularity shifts; sparing only what the hand would soon reach; a part of the
 * capacity for each shard, fixed, which evicted from a pool that was not full.
 *
 * @param <T> the type of the values, immutable, with sound {@code equals} and
 * {@code hashCode}
 */
public final class Table<T> {

	private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(Object[].class);

	private static final VarHandle SAMPLED = ConstantBootstraps.fieldVarHandle(MethodHandles.lookup(), "sampled",
			VarHandle.class, Table.class, int.class);

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

	private final Tables<T> tables;

	private final Content<T> content;

	private final HitCounter counter;

	/** Values that are held weakly for a time; changes with all locks held. */
	private volatile @Nullable WeakValues<T> weak;

	/**
	 * How often values went to be held weakly, and back; changes with all locks held. A
	 * search that found nothing says nothing if this has changed since it began.
	 */
	private volatile int moves;

	/** Whether a wide value was ever hit; written by readers, never reset. */
	private boolean wide;

	/**
	 * Look-ups of hashes whose chosen bits are below are sampled, see
	 * {@link SizeSampler}.
	 */
	@SuppressWarnings("unused") // through SAMPLED
	private int sampled;

	/** Creates an empty table that lets values in. */
	Table(Tables<T> tables, int capacity, int limit, boolean open) {
		this.tables = tables;
		this.content = tables.content;
		this.counter = tables.counter;
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

	/**
	 * Creates a table with the counts of another, whose locks are held, and with its
	 * values, the most used ones first, up to the limit.
	 * @param stay whether the values stay
	 */
	Table(Table<T> before, int capacity, int limit, boolean open, boolean stay) {
		this(before.tables, capacity, limit, open);
		Shard.succeed(before.shards, this.shards);
		if (stay) {
			this.wide = before.wide;
			this.shards[0].evictions += new Move<>(before, this).run();
		}
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
	 * Returns the value with the given content and counts the hit, or {@code null} when
	 * the value is not where most are or its slot is not marked. Callers go on with
	 * {@link #getOrAdd} themselves: the compiler then knows the type of what is found
	 * here, and a hit is faster when what happens rarely does not come back to it.
	 * @param hash what {@link Content#hash} returns for that value
	 * @param content how the content is given
	 * @param source with {@code from} and {@code length}, the content
	 * @param from see there
	 * @param length see there
	 * @return the value, or {@code null}
	 */
	public @Nullable T find(int hash, Content<T> content, @Nullable Object source, int from, int length) {
		if (choice(hash) < (int) SAMPLED.getOpaque(this)) {
			this.tables.sample(hash);
		}
		int bucket = bucket(hash);
		long matches = BucketTags.markedMatches(this.tags[bucket], tag(hash));
		if (matches == 0) {
			return null;
		}
		int slot = bucket << 3 | BucketTags.lane(matches);
		T value = content.read(this.slots, slot);
		if (value == null || !content.matches(value, source, from, length)) {
			return null;
		}
		this.counter.hit(content.saved(value, source, length, wide(slot, content)));
		return value;
	}

	/**
	 * Returns the value in a slot if it has the given content, and counts the hit.
	 * @param slot the slot
	 * @param content how the content is given
	 * @param source with {@code from} and {@code length}, the content
	 * @param from see there
	 * @param length see there
	 * @return the value, or {@code null}
	 */
	public @Nullable T getAt(int slot, Content<T> content, @Nullable Object source, int from, int length) {
		T value = (slot < this.slots.length) ? content.read(this.slots, slot) : null;
		if (value == null || !content.matches(value, source, from, length)) {
			return null;
		}
		if ((this.tags[slot >>> 3] & BucketTags.mark(slot)) == 0) {
			use(slot, content, value);
		}
		this.counter.hit(content.saved(value, source, length, wide(slot, content)));
		return value;
	}

	/**
	 * Returns 1 for a value known to be wide, else 0. Where none ever was, one comparison
	 * is all that is in the way of a hit.
	 */
	private int wide(int slot, Content<T> content) {
		return content.hasWide() && this.wide && BucketMeta.isWide(this.meta, slot) ? 1 : 0;
	}

	/** Marks a value that was hit for the first time since a hand has passed. */
	private void use(int slot, Content<T> content, T value) {
		if (content.hasWide() && content.wide(value)) {
			BucketMeta.setWide(this.meta, slot);
			this.wide = true;
		}
		BucketTags.use(this.tags, slot);
	}

	/**
	 * Returns the value with the given content and counts the call: looks wherever it may
	 * be, and adds it if it is absent. A value that has no place at home goes to a bucket
	 * of any shard, so that values of one hash code can fill the table; the lock of that
	 * shard is then taken too.
	 * <p>
	 * This is one method on purpose: HotSpot does not inline what has more than 325 bytes
	 * of bytecode, and a hit is faster without all this around it.
	 * @param hash what {@link Content#hash} returns for that value
	 * @param content how the content is given
	 * @param source with {@code from} and {@code length}, the content
	 * @param from see there
	 * @param length see there
	 * @return the value
	 */
	public T getOrAdd(int hash, Content<T> content, @Nullable Object source, int from, int length) {
		if (!this.open || this.capacity == 0) {
			return unpooled(content.create(source, from, length));
		}
		WeakValues<T> weak = this.weak;
		if (weak != null && weak.isOver()) {
			this.tables.settle();
		}
		int moves = this.moves;
		int home = bucket(hash);
		Shard shard = owner(home);
		long misses = shard.misses();
		T present = getAnywhere(hash, content, source, from, length);
		if (present != null) {
			return present;
		}
		VarHandle.acquireFence(); // the search before the second look at the moves
		if (shard.isSelective() && this.limit == this.capacity && this.weak == null && this.moves == moves
				&& !BucketMeta.admits(this.meta, home, tag(hash))) {
			BucketMeta.remember(this.meta, home, tag(hash));
			this.counter.reject();
			return content.create(source, from, length);
		}
		Shard host = shard;
		while (true) {
			Shard locked = host;
			lock(shard, locked);
			try {
				if (this.tables.current() != this) {
					break;
				}
				if (shard.misses() != misses || this.moves != moves || this.weak != null) {
					present = getAnywhere(hash, content, source, from, length);
					if (present == null) {
						present = recall(hash, content, source, from, length);
					}
					if (present != null) {
						return present;
					}
				}
				// In a table that is full, a full bucket makes room for its own
				int placed = hash;
				int bucket = home;
				if (isFull(home) && (shard.hasRoom() || !shard.idle(home))) {
					placed = (int) content.keyedHash(source, from, length);
					bucket = second(placed, home);
					if (owner(bucket) != host && owner(bucket) != shard) {
						host = owner(bucket);
						continue;
					}
				}
				if (this.limit < this.capacity && isCrowded(bucket) && this.tables.mayGrow(this)) {
					break;
				}
				T value = content.create(source, from, length);
				insert(bucket, placed, home, tag(hash), value);
				shard.countMiss();
				return value;
			}
			finally {
				unlock(shard, locked);
			}
		}
		return this.tables.grow(this).getOrAdd(hash, content, source, from, length);
	}

	/**
	 * Returns a value that is too long to be pooled, and counts it if the table is open.
	 * @param value the value
	 * @return the same
	 */
	public T tooLong(T value) {
		if (this.open) {
			this.counter.countTooLong();
		}
		return value;
	}

	/** Returns a value that is not pooled, and counts a miss if the table is open. */
	private T unpooled(T value) {
		if (this.open) {
			this.counter.miss();
		}
		return value;
	}

	/**
	 * Returns whether values are let in.
	 * @return whether the table is open
	 */
	public boolean isOpen() {
		return this.open;
	}

	/**
	 * Returns how many values there may be.
	 * @return the capacity
	 */
	public int capacity() {
		return this.capacity;
	}

	/**
	 * Returns the value with the given content and counts the hit, or {@code null} and
	 * counts nothing.
	 * @param hash what {@link Content#hash} returns for that value
	 * @param content how the content is given
	 * @param source with {@code from} and {@code length}, the content
	 * @param from see there
	 * @param length see there
	 * @return the value, or {@code null}
	 */
	public @Nullable T getIfPresent(int hash, Content<T> content, @Nullable Object source, int from, int length) {
		T found = find(hash, content, source, from, length);
		return (found != null) ? found : getAnywhere(hash, content, source, from, length);
	}

	/**
	 * Returns whether a value would push out another one; without a lock, so it may be
	 * late.
	 * @param hash the hash of the value
	 * @return whether there is no room
	 */
	public boolean isFullFor(int hash) {
		return this.limit == this.capacity && owner(bucket(hash)).isFull();
	}

	/**
	 * Notes a look-up that a cache in front of this table has served.
	 * @param hash the hash of the value
	 */
	public void served(int hash) {
		if (choice(hash) < (int) SAMPLED.getOpaque(this)) {
			this.tables.sample(hash);
		}
	}

	/**
	 * Counts a value that is not here as one that came in and was evicted at once, as its
	 * caller keeps it elsewhere until it comes again.
	 */
	public void turnAway() {
		this.counter.reject();
	}

	/** Looks at home and, if need be, in the second bucket. */
	private @Nullable T getAnywhere(int hash, Content<T> content, @Nullable Object source, int from, int length) {
		int home = bucket(hash);
		T value = getIn(home, tag(hash), content, source, from, length);
		if (value == null && BucketMeta.overflows(this.meta, home)) {
			int keyed = (int) content.keyedHash(source, from, length);
			value = getIn(second(keyed, home), tag(keyed), content, source, from, length);
		}
		return value;
	}

	private @Nullable T getIn(int bucket, long tag, Content<T> content, @Nullable Object source, int from, int length) {
		T value = null;
		long matches = BucketTags.matches(this.tags[bucket], tag);
		for (; value == null && matches != 0; matches &= matches - 1) {
			value = getAt(bucket << 3 | BucketTags.lane(matches), content, source, from, length);
		}
		return value;
	}

	/** Looks among the values that are held weakly; the content's lock is held. */
	private @Nullable T recall(int hash, Content<T> content, @Nullable Object source, int from, int length) {
		WeakValues<T> weak = this.weak;
		if (weak == null) {
			return null;
		}
		int home = bucket(hash);
		T value = recallIn(weak, home, tag(hash), content, source, from, length);
		if (value == null && BucketMeta.overflows(this.meta, home)) {
			int keyed = (int) content.keyedHash(source, from, length);
			value = recallIn(weak, second(keyed, home), tag(keyed), content, source, from, length);
		}
		return value;
	}

	private @Nullable T recallIn(WeakValues<T> weak, int bucket, long tag, Content<T> content, @Nullable Object source,
			int from, int length) {
		for (long matches = BucketTags.matches(this.tags[bucket], tag); matches != 0; matches &= matches - 1) {
			int slot = bucket << 3 | BucketTags.lane(matches);
			T value = weak.get(slot);
			if (value != null && content.matches(value, source, from, length)) {
				if (bucket == bucket(content.hash(value))) {
					// At home, so its lock is held: it has shown that it is used
					weak.drop(slot);
					SLOTS.setRelease(this.slots, slot, value);
				}
				use(slot, content, value);
				this.counter.hit(content.saved(value, source, length, wide(slot, content)));
				return value;
			}
		}
		return null;
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
				weak.drop(slot);
				SLOTS.setRelease(this.slots, slot, value);
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
	 * Returns whether a value that comes into a bucket would push out another one, for
	 * any reason but that its hash code is that of many others.
	 */
	private boolean isCrowded(int bucket) {
		Shard owner = owner(bucket);
		return isFull(bucket) ? owner.isHalfFull() : !owner.hasRoom();
	}

	/** Puts a value in, unless no room could be made in bounded time. */
	private void insert(int bucket, int placed, int home, long tag, T value) {
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
		BucketTags.set(this.tags, bucket, lane, tag(placed));
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
		BucketTags.set(this.tags, bucket, lane, tag(placed));
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
			tag = tag(hash);
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

	/**
	 * Returns how much memory a table takes, values not counted.
	 * @param capacity its capacity
	 * @return the bytes of its arrays
	 */
	public static long bytes(int capacity) {
		return buckets(capacity, 1) * (8L * ObjectLayout.REFERENCE + Long.BYTES + BucketMeta.BYTES_PER_BUCKET);
	}

	/** Sets below what the chosen bits of a hash are for its look-up to be sampled. */
	void sampleBelow(int limit) {
		SAMPLED.setOpaque(this, limit);
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

	private boolean isFull(int bucket) {
		return BucketTags.occupied(this.tags[bucket]) == BucketMeta.FULL;
	}

	/**
	 * Spreads a hash (Fibonacci hashing), by 2^64 / golden ratio: bits 24 and up depend
	 * on all bits of the hash, the highest choose the bucket.
	 */
	private static long spread(int hash) {
		return hash * 0x9e3779b97f4a7c15L;
	}

	private int bucket(int hash) {
		return bucket(hash, this.tags.length);
	}

	/**
	 * Returns what chooses a value for sampling; neither bucket nor tag depends on it.
	 */
	static int choice(int hash) {
		return (int) spread(hash) & SizeSampler.CHOICE;
	}

	static int bucket(int hash, int buckets) {
		return (int) ((spread(hash) >>> 32) * buckets >>> 32);
	}

	static long tag(int hash) {
		return Math.max(1, spread(hash) >>> 24 & BucketTags.LARGEST);
	}

	/** Returns the bucket of content that has no place at home. */
	private int second(int keyed, int home) {
		return second(bucket(keyed), home, this.tags.length);
	}

	static int second(int bucket, int home, int buckets) {
		if (bucket != home) {
			return bucket;
		}
		return (home > 0) ? home - 1 : buckets - 1;
	}

	/**
	 * Returns the shard of a bucket. Neighbouring groups belong to different shards, so
	 * that hash codes that crowd somewhere crowd no shard.
	 */
	private Shard owner(int bucket) {
		return this.shards[Shard.owner(bucket, this.shards.length)];
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

}
