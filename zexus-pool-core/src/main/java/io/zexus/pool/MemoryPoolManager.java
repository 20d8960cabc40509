package io.zexus.pool;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.zexus.pool.internal.table.ValueTypes;
import org.jspecify.annotations.Nullable;

/**
 * The integer, string and list pools of an application, and any pools of its own, under
 * one roof: counted, cleared and switched together.
 * <p>
 * This class is thread-safe; a look-up that hits takes no lock. Identity ({@code ==}) of
 * two results holds as long as the value was not evicted, cleared or its pool switched
 * off in between; nothing else is promised.
 *
 * <pre>{@code
 * MemoryPoolManager pools = new MemoryPoolManager();
 * String state = pools.getStr(decoded);
 * try (PooledList<String> names = pools.acquireList(4)) {
 *     names.set(0, state);
 * }
 * }</pre>
 */
public final class MemoryPoolManager {

	/** Name of the integer pool. */
	public static final String INT = "int";

	/** Name of the string pool. */
	public static final String STR = "str";

	/** Name of the list pool. */
	public static final String LIST = "list";

	private final IntegerPool intPool;

	private final StringPool strPool;

	private final ListPool listPool;

	private final PoolRegistry pools = new PoolRegistry();

	private final Clearing clearing = new Clearing(this.pools);

	private final ValuePools valuePools = new ValuePools(this);

	private final Map<List<String>, Door> doors = new ConcurrentHashMap<>();

	/**
	 * Creates a manager with the default capacities: 1000 integers, 500 strings of at
	 * most 64 characters, 100 lists of each size.
	 */
	public MemoryPoolManager() {
		this(builder());
	}

	/**
	 * Creates a manager with the given capacities. Zero is legal and pools nothing.
	 * @param intPoolSize most integers retained
	 * @param strPoolSize most strings retained
	 * @param listPoolSize most lists retained of each size
	 * @throws IllegalArgumentException when a capacity is negative
	 */
	public MemoryPoolManager(int intPoolSize, int strPoolSize, int listPoolSize) {
		this(builder().intPoolSize(intPoolSize).strPoolSize(strPoolSize).listPoolSize(listPoolSize));
	}

	private MemoryPoolManager(Builder builder) {
		this.intPool = new IntegerPool(builder.intPoolSize);
		this.strPool = new StringPool(builder.strPoolSize, builder.maxStringLength);
		this.listPool = new ListPool(builder.listPoolSize, builder.leakDetection);
		register(INT, this.intPool);
		register(STR, this.strPool);
		register(LIST, this.listPool);
		builder.pools.forEach(this::register);
	}

	/**
	 * Returns a builder with the default capacities.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Returns the pooled {@link Integer} of a value. O(1).
	 * @param value the value
	 * @return an equal integer; from a static cache for -128 to 256
	 */
	public Integer getInt(int value) {
		return this.intPool.get(value);
	}

	/**
	 * Returns the pooled {@link Long} of a value, from the integer pool. O(1).
	 * @param value the value
	 * @return an equal long
	 */
	public Long getLong(long value) {
		return this.intPool.get(value);
	}

	/**
	 * Returns the canonical instance of a string. O(length).
	 * @param value the string; where it may be {@code null}, ask first:
	 * {@code (s != null) ? pools.getStr(s) : null}
	 * @return an equal string: the pooled one, or the argument itself when it has just
	 * been pooled or let go, is too long, or the pool is off
	 * @throws NullPointerException when the value is {@code null}
	 */
	public String getStr(String value) {
		return this.strPool.get(value);
	}

	/**
	 * Returns the canonical instance of the string with the given characters.
	 * @param chars the array that holds them
	 * @param offset index of the first one
	 * @param length their number
	 * @return an equal string
	 * @throws IndexOutOfBoundsException when the range is not within the array
	 */
	public String getStr(char[] chars, int offset, int length) {
		return this.strPool.get(chars, offset, length);
	}

	/**
	 * Returns the canonical instance of the string with the given UTF-8 bytes. Malformed
	 * input is replaced as {@link String#String(byte[], java.nio.charset.Charset)} does.
	 * @param utf8 the array that holds them
	 * @param offset index of the first one
	 * @param length their number
	 * @return an equal string
	 * @throws IndexOutOfBoundsException when the range is not within the array
	 */
	public String getStr(byte[] utf8, int offset, int length) {
		return this.strPool.get(utf8, offset, length);
	}

	/**
	 * Returns the canonical instance of a value of one of the {@link #valueTypes()}, from
	 * the pool of its type. The first value of a type makes and registers that pool,
	 * named after the type in lower case, such as {@code localdate}, for 1000 values,
	 * unless there is {@linkplain #useValuePool another} for it; it is off when all
	 * others are.
	 * @param <T> the type of the value
	 * @param value the value
	 * @return an equal value of the same class: the pooled one, or the argument itself
	 * when it has just been pooled or let go, the pool is off, or the type is another
	 */
	public <T> T getValue(T value) {
		return this.valuePools.get(value);
	}

	/**
	 * Returns the types that have pools of values: beside strings, integers and longs,
	 * {@link Pooled} works for them.
	 * @return an unmodifiable set
	 */
	public static Set<Class<?>> valueTypes() {
		return ValueTypes.ALL;
	}

	/**
	 * Has {@link #getValue} take the values of a type from a pool, from now on. To be
	 * counted, cleared and switched with the others, the pool is to be
	 * {@linkplain #register registered} too.
	 * @param <T> the type of the values
	 * @param type one of the {@link #valueTypes()}
	 * @param pool the pool, retained by this manager
	 * @throws IllegalArgumentException when the type is none of those
	 */
	public <T> void useValuePool(Class<T> type, ValuePool<T> pool) {
		this.valuePools.use(type, Objects.requireNonNull(pool, "pool"));
	}

	/**
	 * Returns a list of {@code size} nulls, to be given back by
	 * {@link PooledList#close()} or {@link #releaseList(List)}. O(1) when one is waiting.
	 * @param <T> the type of the elements
	 * @param size the number of elements; lists of 0 to 16 are pooled, larger ones are
	 * new
	 * @return a list that no one else holds
	 * @throws IllegalArgumentException when the size is negative
	 */
	public <T> PooledList<T> acquireList(int size) {
		return this.listPool.acquire(size);
	}

	/**
	 * Gives a list back. Its elements are dropped and its size is restored.
	 * @param list a list, foreign ones are never adopted
	 * @return whether the list went back into the pool: {@code false} when the pool is
	 * full or off, the list is larger than 16, already released, or not one of this
	 * manager's
	 */
	public boolean releaseList(List<?> list) {
		return this.listPool.release(list);
	}

	/**
	 * Returns a snapshot of the statistics of all enabled pools.
	 * @return the statistics
	 */
	public MemoryPoolStats getStats() {
		return MemoryPoolStats.of(this.pools.stats());
	}

	/**
	 * Drops every object retained by any pool. Counters go on. When clearing a pool
	 * throws, as the callbacks of an object pool may, the others are cleared all the
	 * same, and the first exception comes out with the rest suppressed.
	 */
	public void clearAllPools() {
		clearAllPools(ClearCause.MANUAL);
	}

	/**
	 * Drops every object retained by any pool, as {@link #clearAllPools()} does.
	 * @param cause what the listeners are told
	 */
	public void clearAllPools(ClearCause cause) {
		this.clearing.clearAll(cause);
	}

	/**
	 * Drops every object retained by one pool. Counters go on.
	 * @param name the pool's name
	 * @throws IllegalArgumentException when no pool has that name
	 */
	public void clearPool(String name) {
		this.clearing.clear(name, ClearCause.MANUAL);
	}

	/**
	 * Lets every pool go of what nobody else holds, as {@link Pool#relieve()} does: a
	 * value in use keeps its one instance, and no copy of it is kept afterwards. Pools of
	 * integers and pools that lend drop everything. Never waits for the collection that
	 * shows which values are in use. When a pool throws, the others go on, as in
	 * {@link #clearAllPools()}.
	 * @param cause what the listeners are told
	 */
	public void relieveAllPools(ClearCause cause) {
		this.clearing.relieveAll(cause);
	}

	/**
	 * Tells the listeners of each relief whose outcome has become known: nobody else
	 * does, so this is to be called now and then after {@link #relieveAllPools}. Cheap
	 * when there is none. A pool that was relieved again meanwhile is reported once, with
	 * the latest cause.
	 */
	public void reportReliefs() {
		this.clearing.report();
	}

	/**
	 * Adds a listener that is told of each clearing and resizing through this manager,
	 * until it is removed. Clearing or resizing a pool by its own method is not reported,
	 * nor is switching it off.
	 * @param listener the listener, retained by this manager
	 */
	public void addClearListener(ClearListener listener) {
		this.clearing.add(listener);
	}

	/**
	 * Removes a listener. Does nothing when it was not added.
	 * @param listener the listener
	 */
	public void removeClearListener(ClearListener listener) {
		this.clearing.remove(listener);
	}

	/**
	 * Switches a pool on or off. A pool that is off is bypassed: {@code getInt} boxes,
	 * {@code getStr} returns its argument, {@code acquireList} makes a new list,
	 * {@code releaseList} returns {@code false}. What it retained is dropped and its
	 * counters stand still.
	 * @param name the pool's name
	 * @param enabled whether the pool is to be used
	 * @throws IllegalArgumentException when no pool has that name
	 */
	public void enablePool(String name, boolean enabled) {
		this.pools.enable(name, enabled);
	}

	/**
	 * Returns whether a pool is on.
	 * @param name the pool's name
	 * @return whether the pool is used
	 * @throws IllegalArgumentException when no pool has that name
	 */
	public boolean isPoolEnabled(String name) {
		return this.pools.isEnabled(name);
	}

	/**
	 * Registers a pool, which then appears in statistics, clearing and enabling. Does
	 * nothing when it has been registered under that name before. O(pools).
	 * @param name a name of its own, which the segment of a URL path can hold
	 * @param pool the pool, retained by this manager; it belongs to no other
	 * @throws IllegalArgumentException when the name is blank, taken, or holds a
	 * character that no path segment can
	 */
	public void register(String name, Pool pool) {
		this.pools.add(name, pool);
		this.clearing.registered(name, pool);
	}

	/**
	 * Changes the capacity of a pool that can be resized. The most used values stay, up
	 * to the new capacity, and keep their one instance; nobody who finds a value waits.
	 * @param name the pool's name
	 * @param capacity the new capacity, counted as by the pool's constructor
	 * @throws IllegalArgumentException when no pool has that name, the pool cannot be
	 * resized, or the capacity is negative or too large
	 */
	public void resizePool(String name, int capacity) {
		Pool pool = pool(name);
		if (!pool.isResizable()) {
			throw new IllegalArgumentException("Pool '" + name + "' cannot be resized");
		}
		int before = pool.capacity();
		pool.resize(capacity);
		this.clearing.resized(name, before, capacity);
	}

	/**
	 * Returns the pool of a name, enabled or not.
	 * @param name the pool's name
	 * @return the pool
	 * @throws IllegalArgumentException when no pool has that name
	 */
	public Pool pool(String name) {
		return this.pools.pool(name);
	}

	/**
	 * Returns every pool by name, in the order of registration, enabled or not.
	 * @return an unmodifiable view
	 */
	public Map<String, Pool> pools() {
		return this.pools.pools();
	}

	/**
	 * Returns a value that equals the argument and holds pooled instances where
	 * {@link Pooled} asks for them: for what comes in where no integration is at hand,
	 * such as rows of a mapper or values of a loader, before others see it.
	 * <p>
	 * Strings, {@link Integer}s, {@link Long}s and values of the {@link #valueTypes()}
	 * are pooled when they are the argument, elements of it, or values of an annotated
	 * property; properties of other types are followed to annotated ones. Records are
	 * made anew by their canonical constructor if something in them has changed, and left
	 * alone if that would not make an equal one. Of other objects the non-final fields
	 * are set. Arrays, {@link java.util.ArrayList}s and the values of modifiable maps are
	 * replaced in place; immutable lists, sets and maps, unmodifiable lists, singletons
	 * and {@link java.util.Optional}s are copied if something in them has changed. Left
	 * as they are: elements of modifiable sets and keys of modifiable maps, which could
	 * not be replaced unseen, and all other classes of the JDK.
	 * <p>
	 * O(objects visited): at most 2^20, nested at most 64 deep; those beyond stay as they
	 * are. A package that is not open to this one is logged once and left alone.
	 * @param <T> the type of the value
	 * @param value the value, not modified by another thread meanwhile
	 * @return the argument itself, or an equal value of the same class
	 */
	public <T extends @Nullable Object> T canonicalize(T value) {
		return door("canonicalize", "manager").canonicalize(value);
	}

	/**
	 * Returns the door of a kind and a name: opened by the first call, the same one ever
	 * after. Kinds and names come from code or configuration, never from data.
	 * @param kind what kind of door it is, such as {@code "cache"}
	 * @param name which one of its kind
	 * @return the door, retained by this manager
	 */
	public Door door(String kind, String name) {
		return this.doors.computeIfAbsent(List.of(kind, name), (absent) -> new Door(this, kind, name));
	}

	/**
	 * Returns what came in through each door that was opened.
	 * @return statistics, sorted by kind and name
	 */
	public List<DoorStats> doors() {
		return this.doors.values()
			.stream()
			.map(Door::stats)
			.sorted(Comparator.comparing(DoorStats::door).thenComparing(DoorStats::name))
			.toList();
	}

	/**
	 * Returns the integer pool.
	 * @return the pool behind {@link #getInt(int)}
	 */
	public IntegerPool intPool() {
		return this.intPool;
	}

	/**
	 * Returns the string pool.
	 * @return the pool behind {@link #getStr(String)}
	 */
	public StringPool strPool() {
		return this.strPool;
	}

	/**
	 * Returns the list pool.
	 * @return the pool behind {@link #acquireList(int)}
	 */
	public ListPool listPool() {
		return this.listPool;
	}

	/**
	 * Collects the settings of a {@link MemoryPoolManager}. Not thread-safe; can be used
	 * again after {@link #build()}, though a registered pool belongs to one manager.
	 */
	public static final class Builder {

		private int intPoolSize = IntegerPool.DEFAULT_CAPACITY;

		private int strPoolSize = StringPool.DEFAULT_CAPACITY;

		private int listPoolSize = ListPool.DEFAULT_CAPACITY;

		private int maxStringLength = StringPool.DEFAULT_MAX_LENGTH;

		private LeakDetection leakDetection = LeakDetection.OFF;

		private final Map<String, Pool> pools = new LinkedHashMap<>();

		private Builder() {
		}

		/**
		 * Sets the capacity of the integer pool.
		 * @param intPoolSize most integers retained; zero pools nothing
		 * @return this builder
		 */
		public Builder intPoolSize(int intPoolSize) {
			this.intPoolSize = Arguments.capacity("intPoolSize", intPoolSize);
			return this;
		}

		/**
		 * Sets the capacity of the string pool.
		 * @param strPoolSize most strings retained; zero pools nothing
		 * @return this builder
		 */
		public Builder strPoolSize(int strPoolSize) {
			this.strPoolSize = Arguments.capacity("strPoolSize", strPoolSize);
			return this;
		}

		/**
		 * Sets the capacity of the list pool.
		 * @param listPoolSize most lists retained of each size; zero pools nothing
		 * @return this builder
		 */
		public Builder listPoolSize(int listPoolSize) {
			this.listPoolSize = ListPool.checkCapacity("listPoolSize", listPoolSize);
			return this;
		}

		/**
		 * Sets the length of the longest string that is pooled.
		 * @param maxStringLength the length in {@code char}s
		 * @return this builder
		 */
		public Builder maxStringLength(int maxStringLength) {
			this.maxStringLength = Arguments.notNegative("maxStringLength", maxStringLength);
			return this;
		}

		/**
		 * Sets how hard the list pool looks for lists that are not released. It is off
		 * unless set; a registered pool has a setting of its own.
		 * @param leakDetection how hard
		 * @return this builder
		 */
		public Builder leakDetection(LeakDetection leakDetection) {
			this.leakDetection = Objects.requireNonNull(leakDetection, "leakDetection");
			return this;
		}

		/**
		 * Registers a pool, which then appears in statistics, clearing and enabling.
		 * @param name a name of its own, which the segment of a URL path can hold
		 * @param pool the pool
		 * @return this builder
		 * @throws IllegalArgumentException when the name is blank, taken, or holds a
		 * character that no path segment can
		 */
		public Builder pool(String name, Pool pool) {
			Objects.requireNonNull(pool, "pool");
			PoolNames.check(name);
			if (name.equals(INT) || name.equals(STR) || name.equals(LIST)
					|| this.pools.putIfAbsent(name, pool) != null) {
				throw PoolNames.taken(name);
			}
			return this;
		}

		/**
		 * Creates the manager.
		 * @return a new manager
		 */
		public MemoryPoolManager build() {
			return new MemoryPoolManager(this);
		}

	}

}
