package io.zexus.pool.internal.table;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

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
 * What was tried and dropped is in {@code docs/design/table.md}.
 *
 * @param <T> the type of the values, immutable, with sound {@code equals} and
 * {@code hashCode}
 */
public final class Table<T> extends Storage<T> {

	private static final VarHandle SAMPLED = ConstantBootstraps.fieldVarHandle(MethodHandles.lookup(), "sampled",
			VarHandle.class, Table.class, int.class);

	private final Tables<T> tables;

	private final HitCounter counter;

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
		super(tables.content, capacity, limit, open);
		this.tables = tables;
		this.counter = tables.counter;
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
		if (Address.choice(hash) < (int) SAMPLED.getOpaque(this)) {
			this.tables.sample(hash);
		}
		int bucket = bucket(hash);
		long matches = BucketTags.markedMatches(this.tags[bucket], Address.tag(hash));
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
				&& !BucketMeta.admits(this.meta, home, Address.tag(hash))) {
			BucketMeta.remember(this.meta, home, Address.tag(hash));
			this.counter.reject();
			return content.create(source, from, length);
		}
		Shard host = shard;
		while (true) {
			Shard locked = host;
			Shard.lock(shard, locked);
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
				insert(bucket, placed, home, Address.tag(hash), value);
				shard.countMiss();
				return value;
			}
			finally {
				Shard.unlock(shard, locked);
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
	 * Returns whether look-ups are sampled just now.
	 * @return whether {@link #served} does anything
	 */
	public boolean isSampled() {
		return (int) SAMPLED.getOpaque(this) != 0;
	}

	/**
	 * Notes a look-up that a cache in front of this table has served.
	 * @param hash the hash of the value
	 */
	public void served(int hash) {
		if (Address.choice(hash) < (int) SAMPLED.getOpaque(this)) {
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
		T value = getIn(home, Address.tag(hash), content, source, from, length);
		if (value == null && BucketMeta.overflows(this.meta, home)) {
			int keyed = (int) content.keyedHash(source, from, length);
			value = getIn(second(keyed, home), Address.tag(keyed), content, source, from, length);
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
		T value = recallIn(weak, home, Address.tag(hash), content, source, from, length);
		if (value == null && BucketMeta.overflows(this.meta, home)) {
			int keyed = (int) content.keyedHash(source, from, length);
			value = recallIn(weak, second(keyed, home), Address.tag(keyed), content, source, from, length);
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
					hold(weak, slot, value);
				}
				use(slot, content, value);
				this.counter.hit(content.saved(value, source, length, wide(slot, content)));
				return value;
			}
		}
		return null;
	}

	/** Sets below what the chosen bits of a hash are for its look-up to be sampled. */
	void sampleBelow(int limit) {
		SAMPLED.setOpaque(this, limit);
	}

}
