package io.zexus.pool.internal.table;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Predicts the hit rate of a {@link Table} at other capacities by miniature simulations
 * (Waldspurger, Saemundsson, Ahmad, Park, USENIX ATC 2017): every look-up of a share of
 * the values, chosen by hash, is also made in small tables, whose capacities are the same
 * share of the ones in question. Their policy is the table's own, so what is predicted is
 * what the table would do; a curve for LRU would not tell.
 *
 * <p>
 * Look-ups are noted in a small buffer, which {@link #drain} empties, called now and then
 * by a thread of its own. While the buffer is full nothing is noted: the calls of that
 * time do not count, so a busy table is watched for part of the time, and the cost is
 * bounded. The first few times whoever finds it full empties it, so that a load at start,
 * which may be over soon, is seen.
 *
 * <p>
 * The chosen values may be asked for more often than their share, or less. As in SHARDS
 * (Waldspurger et al., FAST 2015), the difference is taken for hits. What error remains
 * is measured at the present capacity, where the true rate is known; predictions are
 * differences to that capacity in the same sample, which cancels it. Smaller capacities
 * have a larger sample, as few values decide what they hit.
 *
 * <p>
 * Thread-safe. Takes less than 64 KB.
 */
final class SizeSampler {

	/**
	 * Bits of a spread hash that choose values; neither bucket nor tag depends on them.
	 */
	static final int CHOICE = (1 << 24) - 1;

	private static final double PRESENT = 1;

	private static final double[] SMALLER = { 0.25, 0.5 };

	private static final double[] LARGER = { 2, 4, 8 };

	/** No pool can be larger. */
	private static final int LARGEST = 1 << 30;

	private static final int BASE_OF_SMALLER = 512;

	private static final int BASE_OF_LARGER = 256;

	private static final int BUFFER = 2048;

	/** Samples for which nobody waits for the thread that empties the buffer. */
	private static final int AT_ONCE = 16 * BUFFER;

	/** Samples that have to be there before they say anything. */
	private static final int EVIDENCE = 4096;

	/** Samples after which what was seen loses half of its weight, as habits change. */
	private static final int MEMORY = 1 << 17;

	/** Difference to the measured rate beyond which the simulation is not believed. */
	private static final double TRUST = 0.05;

	private static final VarHandle NEXT = ConstantBootstraps.fieldVarHandle(MethodHandles.lookup(), "next",
			VarHandle.class, SizeSampler.class, int.class);

	private static final VarHandle HASHES = MethodHandles.arrayElementVarHandle(int[].class);

	private final Tables<?> tables;

	private final int capacity;

	private final Miniature smaller;

	private final Miniature larger;

	/** Calls and hits of the real table while samples were taken. */
	private double calls;

	private double hits;

	/** Hashes noted, 0 where one is still to come. */
	private final int[] buffer = new int[BUFFER];

	@SuppressWarnings("unused") // through NEXT
	private int next;

	private volatile int drained;

	private TableCalls since;

	/** What the table had counted when the buffer became full. */
	private volatile @Nullable TableCalls whenFull;

	private final ReentrantLock lock = new ReentrantLock();

	SizeSampler(Tables<?> tables, int capacity) {
		this.tables = tables;
		this.capacity = capacity;
		this.smaller = new Miniature(this.capacity, BASE_OF_SMALLER, SMALLER[0], SMALLER[1], PRESENT);
		this.larger = new Miniature(this.capacity, BASE_OF_LARGER, PRESENT, LARGER[0], LARGER[1], LARGER[2]);
		this.since = tables.calls();
	}

	int capacity() {
		return this.capacity;
	}

	/** Returns below what the chosen bits of a hash are for its value to be sampled. */
	int limit() {
		return Math.max(this.smaller.limit(), this.larger.limit());
	}

	/** Notes a look-up, or ends sampling until there is room again. */
	void add(int hash) {
		int index = (int) NEXT.getVolatile(this);
		while (hasRoom(index) || (index >= 0 && index < AT_ONCE && makeRoom(index))) {
			if (NEXT.compareAndSet(this, index, index + 1)) {
				HASHES.setRelease(this.buffer, index & BUFFER - 1, (hash != 0) ? hash : 1);
				return;
			}
			index = (int) NEXT.getVolatile(this);
		}
		this.tables.current().sampleBelow(0);
		this.whenFull = this.tables.calls();
	}

	private boolean hasRoom(int index) {
		return index - this.drained < BUFFER;
	}

	private boolean makeRoom(int index) {
		if (this.lock.tryLock()) {
			try {
				simulate();
			}
			finally {
				this.lock.unlock();
			}
		}
		return hasRoom(index);
	}

	/**
	 * Simulates the look-ups that were noted. Does nothing while another thread does.
	 * @return whether there is room again after there was none
	 */
	boolean drain() {
		if (!this.lock.tryLock()) {
			return false;
		}
		try {
			TableCalls full = this.whenFull;
			TableCalls now = (full != null) ? full : this.tables.calls();
			simulate();
			this.calls += now.all() - this.since.all();
			this.hits += now.hits() - this.since.hits();
			this.since = now;
			if (this.larger.samples() > MEMORY) {
				fade();
			}
			if (full == null) {
				return false;
			}
			this.whenFull = null;
			this.since = this.tables.calls();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void simulate() {
		int end = (int) NEXT.getVolatile(this);
		for (int index = this.drained; index != end; index++) {
			int hash = (int) HASHES.getAcquire(this.buffer, index & BUFFER - 1);
			if (hash == 0) {
				return;
			}
			this.buffer[index & BUFFER - 1] = 0;
			this.drained = index + 1;
			this.smaller.get(hash);
			this.larger.get(hash);
		}
	}

	private void fade() {
		this.calls /= 2;
		this.hits /= 2;
		this.smaller.fade();
		this.larger.fade();
	}

	/**
	 * Returns what the table would hit at other capacities.
	 * @return a gain for each capacity, ascending; empty while there is too little
	 * evidence, or it contradicts what was measured
	 */
	List<SizeGain> gains() {
		this.lock.lock();
		try {
			if (this.larger.samples() < EVIDENCE || isDoubtful(this.smaller) || isDoubtful(this.larger)) {
				return List.of();
			}
			List<SizeGain> gains = new ArrayList<>();
			for (double factor : SMALLER) {
				gains.add(gain(this.smaller, factor));
			}
			gains.add(new SizeGain(this.capacity, 0));
			for (double factor : LARGER) {
				gains.add(gain(this.larger, factor));
			}
			return gains;
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isDoubtful(Miniature miniature) {
		return Math.abs(this.hits / this.calls - miniature.hitRate(PRESENT, this.calls)) > TRUST;
	}

	private SizeGain gain(Miniature miniature, double factor) {
		double measured = this.hits / this.calls;
		double gain = miniature.hitRate(factor, this.calls) - miniature.hitRate(PRESENT, this.calls);
		// There are no less hits than none and no more than calls
		double possible = Math.max(-measured, Math.min(1 - measured, gain));
		return new SizeGain((int) Math.min(LARGEST, Math.max(1, Math.round(factor * this.capacity))), possible);
	}

}
