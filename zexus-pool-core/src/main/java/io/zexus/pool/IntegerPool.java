package io.zexus.pool;

import io.zexus.pool.internal.table.Content;
import io.zexus.pool.internal.table.HitCounter;
import io.zexus.pool.internal.table.IntContent;
import io.zexus.pool.internal.table.LongContent;
import io.zexus.pool.internal.table.ObjectLayout;
import io.zexus.pool.internal.table.Table;

/**
 * Keeps one {@link Integer} or {@link Long} for many equal ones: always for integers of
 * {@value #SMALLEST}..{@value #LARGEST}, and for as many others as its capacity.
 * <p>
 * It saves allocation, not time: boxing an {@code int} is cheaper than looking it up.
 * {@link #relieve()} clears, as nobody can tell by reference whether an integer is in
 * use: its class is value-based. This class is thread-safe; a hit takes no lock. A pool
 * that has seen more distinct integers than its capacity retains at least 95 % of the
 * capacity.
 */
public final class IntegerPool extends TablePool<Number> {

	/** Capacity when none is given, in integers. */
	public static final int DEFAULT_CAPACITY = 1000;

	private static final int SMALLEST = -128;

	private static final int LARGEST = 256;

	private static final Integer[] SMALL = new Integer[LARGEST - SMALLEST + 1];

	static {
		for (int i = 0; i < SMALL.length; i++) {
			SMALL[i] = SMALLEST + i;
		}
	}

	/** Hits of values that the JVM has one instance of anyway: they save nothing. */
	private final HitCounter hitsOfJvm = new HitCounter(0);

	/** Hits of the other small values. */
	private final HitCounter hitsOfSmall = new HitCounter(ObjectLayout.INTEGER);

	/**
	 * Creates a pool with the default capacity.
	 */
	public IntegerPool() {
		this(DEFAULT_CAPACITY);
	}

	/**
	 * Creates a pool.
	 * @param capacity most integers retained besides the small ones; zero retains no
	 * others
	 * @throws IllegalArgumentException when the capacity is negative
	 */
	public IntegerPool(int capacity) {
		super(Arguments.capacity("capacity", capacity), ObjectLayout.INTEGER, IntContent.INT);
	}

	/**
	 * Returns the pooled {@link Integer} of a value. O(1).
	 * @param value the value
	 * @return an equal integer; a new one when the pool is off
	 */
	public Integer get(int value) {
		if (value >= SMALLEST && value <= LARGEST) {
			return small(value);
		}
		int hash = Content.mix(value);
		Table<Number> table = table();
		Number found = table.find(hash, IntContent.INT, null, value, 0);
		return (Integer) ((found != null) ? found : table.getOrAdd(hash, IntContent.INT, null, value, 0));
	}

	/**
	 * Returns the canonical instance of an integer.
	 * @param value the integer
	 * @return an equal integer: the argument itself where no other one took its place
	 */
	public Integer get(Integer value) {
		int number = value;
		if (number >= SMALLEST && number <= LARGEST) {
			return table().isOpen() ? small(number) : value;
		}
		return (Integer) look(Content.mix(number), IntContent.INT, value, number, 0);
	}

	/**
	 * Returns the canonical instance of a long.
	 * @param value the long
	 * @return an equal long: the argument itself where no other one took its place
	 */
	public Long get(Long value) {
		long number = value;
		if (number >= SMALLEST && number <= Byte.MAX_VALUE) {
			return table().isOpen() ? get(number) : value;
		}
		int high = (int) (number >>> Integer.SIZE);
		return (Long) look(Content.mix(high ^ (int) number), LongContent.LONG, value, high, (int) number);
	}

	private Number look(int hash, Content<Number> content, Number value, int from, int length) {
		Table<Number> table = table();
		Number found = table.find(hash, content, value, from, length);
		return (found != null) ? found : table.getOrAdd(hash, content, value, from, length);
	}

	private Integer small(int value) {
		if (!table().isOpen()) {
			return value;
		}
		((value > Byte.MAX_VALUE) ? this.hitsOfSmall : this.hitsOfJvm).hit(0);
		return SMALL[value - SMALLEST];
	}

	/**
	 * Returns the pooled {@link Long} of a value. O(1). Longs share the capacity with the
	 * integers; those of -128 to 127 are the JVM's.
	 * @param value the value
	 * @return an equal long; a new one when the pool is off
	 */
	public Long get(long value) {
		if (value >= SMALLEST && value <= Byte.MAX_VALUE) {
			if (table().isOpen()) {
				this.hitsOfJvm.hit(0);
			}
			return value;
		}
		int high = (int) (value >>> Integer.SIZE);
		int low = (int) value;
		int hash = Content.mix(high ^ low);
		Table<Number> table = table();
		Number found = table.find(hash, LongContent.LONG, null, high, low);
		return (Long) ((found != null) ? found : table.getOrAdd(hash, LongContent.LONG, null, high, low));
	}

	@Override
	public PoolStats stats() {
		return PoolStats.of(this.tables.counts().with(this.hitsOfJvm).with(this.hitsOfSmall));
	}

	@Override
	double copyBytes() {
		return ObjectLayout.INTEGER;
	}

}
