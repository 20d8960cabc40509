package io.zexus.pool.decode;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.IntegerPool;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.StringPool;

/**
 * The pools as the keys of decoded maps see them. Parsers keep one instance of most names
 * themselves: while this turns out to be so, most keys pass by the pools.
 * <p>
 * This class is thread-safe. Its fields are written without synchronisation on the way of
 * every key, which may lose a count and never a key.
 */
public final class KeyPool {

	/** Keys looked up in a row. */
	private static final int WINDOW = 256;

	private static final int SHORTEST_PAUSE = 4 * WINDOW;

	private static final int LONGEST_PAUSE = 128 * WINDOW;

	private final StringPool strings;

	private final IntegerPool numbers;

	private final StringPool.Hint hint = new StringPool.Hint();

	/** Keys left until the present period ends, the last ones of it being looked up. */
	private int left = WINDOW;

	private int pause = SHORTEST_PAUSE;

	/** Whether the pool had another instance of a key in the present window. */
	private boolean useful;

	KeyPool(MemoryPoolManager pools) {
		this.strings = pools.strPool();
		this.numbers = pools.intPool();
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
		int left = this.left - 1;
		this.left = left;
		if (left >= WINDOW) {
			return key;
		}
		String pooled = this.strings.get(key, this.hint);
		if (pooled != key) {
			this.useful = true;
		}
		if (left <= 0) {
			this.pause = this.useful ? SHORTEST_PAUSE : Math.min(2 * this.pause, LONGEST_PAUSE);
			this.left = this.useful ? WINDOW : this.pause + WINDOW;
			this.useful = false;
		}
		return pooled;
	}

}
