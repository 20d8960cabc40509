package io.zexus.pool.internal.lease;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Finds the slot of an object by its identity: a table with open addressing. Thread-safe.
 * <p>
 * Finding takes no lock. A slot never moves within one array, and removing leaves a mark
 * that a probe passes over, so a probe cannot miss a slot that was there when it began. A
 * thread that was handed an object by proper means also sees the array its slot is in.
 *
 * @param <T> the type of the objects
 */
public final class Slots<T> {

	private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(WeakReference[].class);

	/** Stands where a slot was removed. */
	private static final WeakReference<Object> REMOVED = new WeakReference<>(null);

	private static final int FEWEST = 16;

	private final ReentrantLock lock = new ReentrantLock();

	@SuppressWarnings("rawtypes")
	private volatile WeakReference[] table = new WeakReference[FEWEST];

	/** Slots in the table. */
	private int live;

	/** Slots and marks in the table. */
	private int used;

	/**
	 * Creates an empty table.
	 */
	public Slots() {
	}

	static int hash(Object object) {
		return System.identityHashCode(object);
	}

	/**
	 * Finds the slot of an object.
	 * @param object the object
	 * @return its slot, {@code null} when it has none
	 */
	@SuppressWarnings("unchecked")
	public @Nullable Slot<T> find(T object) {
		int hash = hash(object);
		WeakReference<?>[] table = this.table;
		for (int i = start(hash, table);; i = next(i, table)) {
			WeakReference<?> found = (WeakReference<?>) ELEMENT.getAcquire(table, i);
			if (found == null) {
				return null;
			}
			if (found instanceof Slot<?> slot && slot.hash == hash && ((Slot<T>) slot).refersTo(object)) {
				return (Slot<T>) slot;
			}
		}
	}

	/**
	 * Adds the slot of an object.
	 * @param slot the slot
	 * @param object the object
	 * @return {@code false} when the object has a slot already
	 */
	public boolean add(Slot<T> slot, T object) {
		this.lock.lock();
		try {
			if (find(object) != null) {
				return false;
			}
			if ((this.used + 1) * 2 > this.table.length) {
				rebuild();
			}
			insert(this.table, slot);
			this.live++;
			this.used++;
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Removes a slot, if it is there.
	 * @param slot the slot
	 */
	public void remove(Slot<T> slot) {
		this.lock.lock();
		try {
			WeakReference<?>[] table = this.table;
			for (int i = start(slot.hash, table); table[i] != null; i = next(i, table)) {
				if (table[i] == slot) {
					ELEMENT.setRelease(table, i, REMOVED);
					this.live--;
					return;
				}
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Makes an array of the right size without marks. */
	private void rebuild() {
		int length = Math.max(FEWEST, Integer.highestOneBit(this.live + 1) * 4);
		WeakReference<?>[] rebuilt = new WeakReference<?>[length];
		for (WeakReference<?> found : this.table) {
			if (found instanceof Slot<?> slot) {
				insert(rebuilt, slot);
			}
		}
		this.used = this.live;
		this.table = rebuilt;
	}

	private static void insert(WeakReference<?>[] table, Slot<?> slot) {
		int i = start(slot.hash, table);
		while (table[i] != null) {
			i = next(i, table);
		}
		ELEMENT.setRelease(table, i, slot);
	}

	private static int start(int hash, WeakReference<?>[] table) {
		return (hash * 0x9E3779B9 >>> 7) & (table.length - 1);
	}

	private static int next(int i, WeakReference<?>[] table) {
		return (i + 1) & (table.length - 1);
	}

}
