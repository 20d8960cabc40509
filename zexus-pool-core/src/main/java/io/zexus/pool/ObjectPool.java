package io.zexus.pool;

import java.lang.ref.ReferenceQueue;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.internal.lease.LeakTracker;
import io.zexus.pool.internal.lease.Shelves;
import io.zexus.pool.internal.lease.Slot;
import io.zexus.pool.internal.lease.Slots;
import io.zexus.pool.internal.lease.Stripe;

/**
 * Reuses mutable objects of one kind; the base for pools of one's own. This class is
 * thread-safe, and its callbacks are called without a lock held.
 * <p>
 * Objects are told apart by identity. Each is lent to one owner at a time, as itself by
 * {@link #acquire()} or within a {@link #lease()}, and may come back from another thread.
 * The pool does not keep a lent object alive: one that is lost is forgotten. Once warm,
 * only the lease is allocated.
 *
 * <pre>{@code
 * ObjectPool<StringBuilder> builders = ObjectPool.builder(StringBuilder::new)
 *     .reset((builder) -> builder.setLength(0))
 *     .validate((builder) -> builder.capacity() <= 4096)
 *     .maxSize(64)
 *     .build();
 * }</pre>
 *
 * An object acquired before {@link #clear()} goes back like any other. One that was made
 * while the pool was off never does.
 *
 * @param <T> the type of the objects
 */
public final class ObjectPool<T> implements Switchable {

	/** Capacity when none is given, in objects. */
	public static final int DEFAULT_CAPACITY = 100;

	/** There is one kind of object here. */
	private static final int SHELF = 0;

	private final Supplier<? extends T> factory;

	private final Consumer<? super T> reset;

	private final @Nullable Predicate<? super T> validate;

	private final Consumer<? super T> destroy;

	private final int maxSize;

	private final @Nullable LeakTracker leaks;

	private final Shelves shelves;

	private final Slots<T> slots = new Slots<>();

	private final ReferenceQueue<T> unreachable = new ReferenceQueue<>();

	private ObjectPool(Builder<T> builder) {
		this.factory = builder.factory;
		this.reset = builder.reset;
		this.validate = builder.validate;
		this.destroy = builder.destroy;
		this.maxSize = builder.maxSize;
		this.leaks = builder.leakDetection.tracker(ObjectPool.class);
		this.shelves = new Shelves(this.leaks != null, builder.maxSize);
	}

	/**
	 * Returns a builder.
	 * @param <T> the type of the objects
	 * @param factory makes a new object, never one that it made before
	 * @return a new builder
	 */
	public static <T> Builder<T> builder(Supplier<T> factory) {
		return new Builder<>(factory);
	}

	/**
	 * Returns an object itself, whose stale release cannot be told from a good one:
	 * prefer {@link #lease()} where an object might be released twice. It was waiting or
	 * is new, and is to be given back by {@link #release(Object)}. O(1) when one is
	 * waiting.
	 * <p>
	 * When the factory throws, its exception comes out and nothing is counted. When the
	 * check of a waiting object throws, that object is destroyed and counted as evicted,
	 * and the exception comes out.
	 * @return an object that no one else holds
	 * @throws IllegalStateException when the factory returned {@code null}, or an object
	 * that it had returned before
	 */
	public T acquire() {
		Slot<T> slot = take();
		T object = slot.object();
		if (slot.home.due()) {
			follow(slot, object, object);
		}
		slot.lend();
		return object;
	}

	/**
	 * Returns a waiting object or a new one within a lease of its own, which gives it
	 * back once. The object is not accepted by {@link #release(Object)}. Otherwise the
	 * same as {@link #acquire()}.
	 * @return a lease that no one else holds
	 */
	public Lease<T> lease() {
		Lease<T> lease = new Lease<>(this);
		Slot<T> slot = take();
		if (slot.home.due()) {
			follow(slot, slot.object(), lease);
		}
		lease.open(slot);
		return lease;
	}

	private void follow(Slot<T> slot, T object, Object lease) {
		try {
			slot.trace = Objects.requireNonNull(this.leaks).follow(lease, slot.home);
		}
		catch (Throwable ex) {
			discard(slot);
			destroyAfter(ex, slot, object);
			throw ex;
		}
	}

	/** Returns a slot with an object in it that no one else can reach. */
	private Slot<T> take() {
		Stripe mine = this.shelves.mine(SHELF);
		Slot<T> slot = (this.validate != null) ? pollValid(mine, this.validate) : poll(mine, true);
		return (slot != null) ? slot : create(mine);
	}

	private @Nullable Slot<T> pollValid(Stripe mine, Predicate<? super T> validate) {
		for (Slot<T> slot = poll(mine, false); slot != null; slot = poll(mine, false)) {
			if (passes(validate, slot)) {
				slot.home.countHit();
				return slot;
			}
		}
		return null;
	}

	@SuppressWarnings("unchecked")
	private @Nullable Slot<T> poll(Stripe mine, boolean hit) {
		return (Slot<T>) this.shelves.take(mine, hit);
	}

	private boolean passes(Predicate<? super T> validate, Slot<T> slot) {
		T object = slot.object();
		boolean valid = false;
		try {
			valid = validate.test(object);
		}
		catch (Throwable ex) {
			slot.home.countEviction();
			destroyAfter(ex, slot, object);
			throw ex;
		}
		if (!valid) {
			slot.home.countEviction();
			destroy(slot, object);
		}
		return valid;
	}

	private Slot<T> create(Stripe mine) {
		forgetLost();
		T object = this.factory.get();
		if (object == null) {
			throw new IllegalStateException("The factory of this object pool returned null: it must make an object");
		}
		Slot<T> slot = new Slot<>(object, mine, this.unreachable);
		if (!this.slots.add(slot, object)) {
			throw new IllegalStateException(
					"The factory of this object pool returned an object of this pool: it must make a new one each time");
		}
		slot.counted = mine.countMiss();
		return slot;
	}

	/**
	 * Gives an object back, which cannot be told from a stale release when someone else
	 * has acquired it meanwhile: prefer {@link #lease()} where that might happen. The
	 * object is reset and checked, and destroyed when it does not go into the pool. O(1)
	 * but for the callbacks.
	 * <p>
	 * When one of the callbacks throws, the object is discarded, destroyed and counted,
	 * and the exception comes out.
	 * @param object the object
	 * @return whether it went back into the pool: {@code false} when it is not one of
	 * this pool's, already released or on lease, all of which leave it as it is; or when
	 * the pool is full or off, the object did not pass the check, or was made while the
	 * pool was off
	 */
	public boolean release(T object) {
		Slot<T> slot = this.slots.find(Objects.requireNonNull(object, "object"));
		return slot != null && slot.reclaim() && takeBack(slot, object);
	}

	/** Called by the one who won the race to release. */
	boolean takeBack(Slot<T> slot, T object) {
		LeakTracker.Trace trace = slot.trace;
		if (trace != null) {
			slot.trace = null;
			trace.released();
		}
		try {
			this.reset.accept(object);
			if (slot.counted && (this.validate == null || this.validate.test(object))) {
				slot.keep(object);
				if (this.shelves.put(slot.home, slot)) {
					return true;
				}
			}
		}
		catch (Throwable ex) {
			discard(slot);
			destroyAfter(ex, slot, object);
			throw ex;
		}
		discard(slot);
		destroy(slot, object);
		return false;
	}

	private static void discard(Slot<?> slot) {
		if (slot.counted) {
			slot.home.countDiscard();
		}
	}

	private void destroy(Slot<T> slot, T object) {
		slot.forget();
		this.slots.remove(slot);
		this.destroy.accept(object);
	}

	private void destroyAfter(Throwable failure, Slot<T> slot, T object) {
		try {
			destroy(slot, object);
		}
		catch (Throwable ex) {
			failure.addSuppressed(ex);
		}
	}

	/** Drops what is known of objects that were lent and are no longer reachable. */
	@SuppressWarnings("unchecked")
	private void forgetLost() {
		for (Object found = this.unreachable.poll(); found != null; found = this.unreachable.poll()) {
			Slot<T> slot = (Slot<T>) found;
			this.slots.remove(slot);
			if (slot.counted) {
				slot.home.countLost();
			}
		}
	}

	/**
	 * Returns the number of objects acquired and neither released nor known to be lost.
	 * Objects made while the pool was off are not counted.
	 * @return the number of objects
	 */
	public long outstanding() {
		forgetLost();
		return this.shelves.counts().outstanding();
	}

	/**
	 * Returns the number of objects that were acquired and did not go back into the pool:
	 * it was full or off, they did not pass the check, a callback threw, or they were
	 * lost. At every moment, hits and misses together equal releases, discards and
	 * {@link #outstanding()}.
	 * @return the number of objects, which only ever grows
	 */
	public long discards() {
		forgetLost();
		return this.shelves.counts().discards();
	}

	/**
	 * Returns the number of objects that became unreachable without release, as far as
	 * the garbage collector has found them. They are discards too, and whether leak
	 * detection is on makes no difference.
	 * @return the number of objects, which only ever grows
	 */
	public long lost() {
		forgetLost();
		return this.shelves.counts().lost();
	}

	@Override
	public long leaks() {
		return (this.leaks != null) ? this.leaks.found() : 0;
	}

	/**
	 * Returns where the objects not yet released were acquired, as far as leak detection
	 * follows them.
	 * @return one stack for each, in no order
	 */
	public List<Throwable> unreleased() {
		return (this.leaks != null) ? this.leaks.unreleased() : List.of();
	}

	/**
	 * Returns a snapshot of this pool's counters. Evictions are objects that waited and
	 * did not pass the check when it was their turn.
	 * @return the counters
	 */
	@Override
	public PoolStats stats() {
		return PoolStats.of(this.shelves.counts(), this.maxSize, 0);
	}

	/**
	 * Destroys every waiting object. When that throws, the others are destroyed all the
	 * same, and the first exception comes out with the rest suppressed.
	 */
	@Override
	public void clear() {
		destroyAll(this.shelves.clear());
	}

	@Override
	public int capacity() {
		return this.maxSize;
	}

	/**
	 * Switches the pool on or off. Off, it destroys what waits, as {@link #clear()} does.
	 */
	@Override
	public void enable(boolean enabled) {
		destroyAll(this.shelves.enable(enabled));
	}

	@Override
	public boolean isEnabled() {
		return this.shelves.isEnabled();
	}

	@SuppressWarnings("unchecked")
	private void destroyAll(List<Object> waited) {
		Thorough.forEach(waited, (waiting) -> {
			Slot<T> slot = (Slot<T>) waiting;
			destroy(slot, slot.object());
		});
	}

	/**
	 * Collects the settings of an {@link ObjectPool}. Not thread-safe.
	 *
	 * @param <T> the type of the objects
	 */
	public static final class Builder<T> {

		private final Supplier<T> factory;

		private Consumer<? super T> reset = (object) -> {
		};

		private @Nullable Predicate<? super T> validate;

		private Consumer<? super T> destroy = (object) -> {
		};

		private int maxSize = DEFAULT_CAPACITY;

		private LeakDetection leakDetection = LeakDetection.OFF;

		private Builder(Supplier<T> factory) {
			this.factory = Objects.requireNonNull(factory, "factory");
		}

		/**
		 * Sets what makes a released object as good as new.
		 * @param reset called on every release, before anything else
		 * @return this builder
		 */
		public Builder<T> reset(Consumer<? super T> reset) {
			this.reset = Objects.requireNonNull(reset, "reset");
			return this;
		}

		/**
		 * Sets what tells whether an object may be handed out again. It is asked before a
		 * released object is retained, and again before it leaves the pool.
		 * @param validate returns {@code false} for an object to destroy
		 * @return this builder
		 */
		public Builder<T> validate(Predicate<? super T> validate) {
			this.validate = Objects.requireNonNull(validate, "validate");
			return this;
		}

		/**
		 * Sets what frees the resources of an object that the pool gives up. It is called
		 * once for each, but not for objects that were lost.
		 * @param destroy called last
		 * @return this builder
		 */
		public Builder<T> destroy(Consumer<? super T> destroy) {
			this.destroy = Objects.requireNonNull(destroy, "destroy");
			return this;
		}

		/**
		 * Sets the capacity.
		 * @param maxSize most objects retained; zero pools nothing
		 * @return this builder
		 */
		public Builder<T> maxSize(int maxSize) {
			this.maxSize = Arguments.notNegative("maxSize", maxSize);
			return this;
		}

		/**
		 * Sets how hard the pool looks for objects that are not released. It is off
		 * unless set.
		 * @param leakDetection how hard
		 * @return this builder
		 */
		public Builder<T> leakDetection(LeakDetection leakDetection) {
			this.leakDetection = Objects.requireNonNull(leakDetection, "leakDetection");
			return this;
		}

		/**
		 * Creates the pool.
		 * @return a new pool
		 */
		public ObjectPool<T> build() {
			return new ObjectPool<>(this);
		}

	}

}
