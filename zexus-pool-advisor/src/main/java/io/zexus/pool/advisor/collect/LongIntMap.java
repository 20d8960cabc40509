package io.zexus.pool.advisor.collect;

/**
 * A map from {@code long} to {@code int} that grows, by open addressing.
 * <p>
 * This class is not thread-safe.
 */
public final class LongIntMap {

	/** The value of keys that have none. */
	public static final int NONE = -1;

	private long[] keys;

	// 0 for an empty slot, else the value plus one
	private int[] values;

	private int size;

	/**
	 * Creates an empty map.
	 */
	public LongIntMap() {
		this.keys = new long[16];
		this.values = new int[16];
	}

	/**
	 * Returns a value.
	 * @param key its key
	 * @return the value, {@link #NONE} when there is none
	 */
	public int get(long key) {
		return this.values[slot(key)] - 1;
	}

	/**
	 * Sets a value.
	 * @param key its key
	 * @param value the value, not negative
	 */
	public void put(long key, int value) {
		int slot = slot(key);
		if (this.values[slot] == 0 && ++this.size > this.keys.length / 2) {
			grow();
			slot = slot(key);
		}
		this.keys[slot] = key;
		this.values[slot] = value + 1;
	}

	/**
	 * Returns the number of keys.
	 * @return the number
	 */
	public int size() {
		return this.size;
	}

	private int slot(long key) {
		int mask = this.keys.length - 1;
		int slot = (int) ((key * 0x9e3779b97f4a7c15L) >>> 32) & mask;
		while (this.values[slot] != 0 && this.keys[slot] != key) {
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	private void grow() {
		long[] oldKeys = this.keys;
		int[] oldValues = this.values;
		this.keys = new long[oldKeys.length * 2];
		this.values = new int[oldKeys.length * 2];
		for (int i = 0; i < oldKeys.length; i++) {
			if (oldValues[i] != 0) {
				int slot = slot(oldKeys[i]);
				this.keys[slot] = oldKeys[i];
				this.values[slot] = oldValues[i];
			}
		}
	}

}
