package io.zexus.pool;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.internal.lease.LeakTracker;
import io.zexus.pool.internal.lease.Shelves;
import io.zexus.pool.internal.lease.Stripe;

/**
 * Reuses the arrays of short lists: one pool for each size from 0 to {@value #LARGEST}.
 * This class is thread-safe, and no call waits for longer than another one takes to move
 * a list.
 * <p>
 * Each list that is acquired is a new {@link PooledList} of a few bytes, lent an array
 * that waited. Once it is released it is of no use, whatever becomes of the array, which
 * holds nothing of what was in it. Arrays that grew beyond {@value #LARGEST} elements are
 * dropped. Lists of a given size are retained up to the capacity, and found again,
 * whichever threads release and acquire them; one that several threads changed or
 * released gets a new array unless it goes to the one of them that might have been late.
 * <p>
 * A list acquired before {@link #clear()} goes back like any other. A list that was made
 * while the pool was off never does.
 */
public final class ListPool implements Switchable {

	/** Capacity for each size when none is given, in lists. */
	public static final int DEFAULT_CAPACITY = 100;

	static final int LARGEST = 16;

	private static final int SIZES = LARGEST + 1;

	private final int capacityPerSize;

	private final Shelves shelves;

	private final @Nullable LeakTracker leaks;

	/**
	 * Creates a pool with the default capacity.
	 */
	public ListPool() {
		this(DEFAULT_CAPACITY);
	}

	/**
	 * Creates a pool.
	 * @param capacityPerSize most lists retained of each size; zero pools nothing
	 * @throws IllegalArgumentException when the capacity is negative
	 */
	public ListPool(int capacityPerSize) {
		this(capacityPerSize, LeakDetection.OFF);
	}

	/**
	 * Creates a pool that looks for lists that are not released.
	 * @param capacityPerSize most lists retained of each size; zero pools nothing
	 * @param leakDetection how hard it looks
	 * @throws IllegalArgumentException when the capacity is negative
	 */
	public ListPool(int capacityPerSize, LeakDetection leakDetection) {
		this.capacityPerSize = checkCapacity("listPoolSize", capacityPerSize);
		this.leaks = Objects.requireNonNull(leakDetection, "leakDetection").tracker(ListPool.class);
		this.shelves = new Shelves(this.leaks != null, capacities(capacityPerSize));
	}

	static int checkCapacity(String name, int capacityPerSize) {
		Arguments.notNegative(name, capacityPerSize);
		int most = Integer.MAX_VALUE / SIZES;
		if (capacityPerSize > most) {
			throw new IllegalArgumentException(name + " must not be above " + most + ": " + capacityPerSize);
		}
		return capacityPerSize;
	}

	/** One for each size, and none for what is larger. */
	private static int[] capacities(int capacityPerSize) {
		int[] capacities = new int[SIZES + 1];
		Arrays.fill(capacities, 0, SIZES, capacityPerSize);
		return capacities;
	}

	/**
	 * Returns a list of {@code size} nulls. O(1) when one is waiting.
	 * @param <T> the type of the elements
	 * @param size the number of elements; larger lists than {@value #LARGEST} are new
	 * @return a list that no one else holds
	 * @throws IllegalArgumentException when the size is negative
	 */
	@SuppressWarnings("unchecked")
	public <T> PooledList<T> acquire(int size) {
		if (size < 0) {
			throw Arguments.negative("size", size);
		}
		Stripe mine = this.shelves.mine(Math.min(size, SIZES));
		ListStorage storage = (ListStorage) mine.take(true);
		if (storage == null) {
			storage = takeElsewhere(mine, size);
		}
		try {
			PooledList<T> list = new PooledList<>(storage, size);
			if (storage.home.due()) {
				storage.trace = Objects.requireNonNull(this.leaks).follow(list, storage.home);
			}
			return list;
		}
		catch (Throwable ex) {
			discard(storage);
			throw ex;
		}
	}

	/** Makes what may fail for lack of memory before it counts. */
	private ListStorage takeElsewhere(Stripe mine, int size) {
		ListStorage storage = (ListStorage) this.shelves.takeElsewhere(mine, true);
		if (storage == null) {
			storage = new ListStorage(this, mine, size);
			storage.counted = mine.countMiss();
		}
		return storage;
	}

	/**
	 * Gives a list back. Its elements are dropped, and using it is an
	 * {@link IllegalStateException} from now on. O(size).
	 * @param list a list; foreign ones are never adopted, and are left as they are
	 * @return whether it went back into the pool: {@code false} when the pool is full or
	 * off, the list is larger than {@value #LARGEST}, already released, made while the
	 * pool was off, or not one of this pool's
	 */
	public boolean release(@Nullable List<?> list) {
		if (!(list instanceof PooledList<?> pooled)) {
			return false;
		}
		ListStorage storage = pooled.storage;
		if (storage.pool != this) {
			return false;
		}
		Stripe home = storage.home;
		home.lock();
		try {
			if (!pooled.end()) {
				return false;
			}
			if (storage.trace == null && storage.counted && home.push(storage)) {
				return true;
			}
		}
		finally {
			home.unlock();
		}
		return releaseElsewhere(storage);
	}

	/** Called for the storage of a list that has ended, which waits nowhere. */
	private boolean releaseElsewhere(ListStorage storage) {
		unfollow(storage);
		if (storage.counted && this.shelves.putWithRoomFromElsewhere(storage.home, storage)) {
			return true;
		}
		discard(storage);
		return false;
	}

	private static void unfollow(ListStorage storage) {
		LeakTracker.Trace trace = storage.trace;
		if (trace != null) {
			storage.trace = null;
			trace.released();
		}
	}

	private static void discard(ListStorage storage) {
		if (storage.counted) {
			storage.home.countDiscard();
		}
	}

	/**
	 * Returns the number of lists acquired and not yet released, lost ones included.
	 * Lists acquired while the pool was off are not counted.
	 * @return the number of lists
	 */
	public long outstanding() {
		return this.shelves.counts().outstanding();
	}

	/**
	 * Returns the number of lists that were released and did not go back into the pool,
	 * because it was full or off or they were too large. At every moment, hits and misses
	 * together equal releases, discards and {@link #outstanding()}.
	 * @return the number of lists, which only ever grows
	 */
	public long discards() {
		return this.shelves.counts().discards();
	}

	@Override
	public long leaks() {
		return (this.leaks != null) ? this.leaks.found() : 0;
	}

	/**
	 * Returns where the lists not yet released were acquired, as far as leak detection
	 * follows them.
	 * @return one stack for each, in no order
	 */
	public List<Throwable> unreleased() {
		return (this.leaks != null) ? this.leaks.unreleased() : List.of();
	}

	@Override
	public PoolStats stats() {
		long tooLarge = this.shelves.leases(SIZES);
		return PoolStats.of(this.shelves.counts(), capacity(), tooLarge);
	}

	@Override
	public void clear() {
		this.shelves.clear();
	}

	@Override
	public int capacity() {
		return this.capacityPerSize * SIZES;
	}

	@Override
	public void enable(boolean enabled) {
		this.shelves.enable(enabled);
	}

	@Override
	public boolean isEnabled() {
		return this.shelves.isEnabled();
	}

}
