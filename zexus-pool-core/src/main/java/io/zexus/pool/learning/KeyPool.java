package io.zexus.pool.learning;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.IntegerPool;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.StringPool;
import io.zexus.pool.internal.concurrent.Padded;
import io.zexus.pool.internal.concurrent.PerThreadGroup;

/**
 * The pools as the keys of decoded maps see them. Parsers keep one instance of most names
 * themselves: while this turns out to be so, most keys pass by the pools.
 * <p>
 * This class is thread-safe. Periods are counted without synchronisation, which may lose
 * a count and never a key.
 */
public final class KeyPool {

	private final StringPool strings;

	private final IntegerPool numbers;

	private final PerThreadGroup<Period> periods;

	KeyPool(MemoryPoolManager pools, PerThreadGroup<StringPool.Hint> hints) {
		this.strings = pools.strPool();
		this.numbers = pools.intPool();
		this.periods = new PerThreadGroup<>((stripe) -> new Period(hints.mine()));
	}

	/**
	 * Returns an equal map key, a pooled one when there is a pool for it.
	 * @param key a key of any type
	 * @return the argument or one that equals it
	 */
	public @Nullable Object get(@Nullable Object key) {
		if (key instanceof String string) {
			return get(string);
		}
		if (key instanceof Integer integer) {
			return this.numbers.get(integer.intValue());
		}
		return (key instanceof Long number) ? this.numbers.get(number.longValue()) : key;
	}

	private String get(String key) {
		Period period = this.periods.mine();
		if (!period.looksUpNext()) {
			return key;
		}
		String pooled = this.strings.get(key, period.hint);
		period.lookedUp(pooled != key);
		return pooled;
	}

	/** Where the threads of a group are: keys that pass by, then keys looked up. */
	private static final class Period extends Padded {

		/** Keys looked up in a row. */
		private static final int WINDOW = 256;

		private static final int SHORTEST_PAUSE = 4 * WINDOW;

		private static final int LONGEST_PAUSE = 128 * WINDOW;

		final StringPool.Hint hint;

		/** Keys left until it ends, the last ones of it being looked up. */
		private int left = WINDOW;

		private int pause = SHORTEST_PAUSE;

		/** Whether the pool had another instance of a key that was looked up. */
		private boolean useful;

		Period(StringPool.Hint hint) {
			this.hint = hint;
		}

		/** Counts a key, and returns whether to look it up. */
		boolean looksUpNext() {
			int left = this.left - 1;
			this.left = left;
			return left < WINDOW;
		}

		void lookedUp(boolean useful) {
			if (useful) {
				this.useful = true;
			}
			if (this.left <= 0) {
				this.pause = this.useful ? SHORTEST_PAUSE : Math.min(2 * this.pause, LONGEST_PAUSE);
				this.left = this.useful ? WINDOW : this.pause + WINDOW;
				this.useful = false;
			}
		}

	}

}
