package io.zexus.pool;

import org.jspecify.annotations.Nullable;

/**
 * Keeps one {@link Integer} for many equal ones: always for
 * {@value #SMALLEST}..{@value #LARGEST}, and for as many others as its capacity.
 * <p>
 * It saves allocation, not time: boxing an {@code int} is cheaper than looking it up.
 * This class is thread-safe; a hit takes no lock. A pool that has seen more distinct
 * integers than its capacity retains at least 95 % of the capacity.
 */
public final class IntegerPool implements Pool {

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

	private final Table<Integer> table;

	private final HitCounter counter = new HitCounter();

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
		this.table = new Table<>(Arguments.notNegative("intPoolSize", capacity));
	}

	/**
	 * Returns the pooled {@link Integer} of a value. O(1).
	 * @param value the value
	 * @return an equal integer; a new one when the pool is off
	 */
	public Integer get(int value) {
		if (!this.table.isOpen()) {
			return value;
		}
		if (value >= SMALLEST && value <= LARGEST) {
			this.counter.hit();
			return SMALL[value - SMALLEST];
		}
		if (this.table.capacity() == 0) {
			this.counter.miss();
			return value;
		}
		Integer pooled = this.table.find(value, IntForm.INT, null, value, 0);
		if (pooled != null) {
			this.counter.hit();
			return pooled;
		}
		return this.table.add(value, IntForm.INT, value, value, 0);
	}

	@Override
	public PoolStats stats() {
		return this.table.stats(this.counter.hits(), this.counter.misses());
	}

	@Override
	public void clear() {
		this.table.clear();
	}

	@Override
	public int capacity() {
		return this.table.capacity();
	}

	@Override
	public void enable(boolean enabled) {
		this.table.open(enabled);
	}

	/** The content of an integer, given in {@code from}. */
	private static final class IntForm extends Form<Integer> {

		static final IntForm INT = new IntForm();

		@Override
		boolean matches(Integer stored, @Nullable Object source, int from, int length) {
			return stored == from;
		}

		@Override
		long keyedHash(@Nullable Object source, int from, int length) {
			return Form.mix(from);
		}

	}

}
