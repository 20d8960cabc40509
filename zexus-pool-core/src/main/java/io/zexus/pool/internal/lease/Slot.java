package io.zexus.pool.internal.lease;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a pool knows about one of its objects, from the factory to the end.
 * <p>
 * Refers strongly to the object only while it waits, so that the pool never keeps a lent
 * object alive: one that was lost is found by the reference queue.
 *
 * @param <T> the type of the object
 */
public final class Slot<T> extends WeakReference<T> {

	private static final VarHandle LENT = ConstantBootstraps.fieldVarHandle(MethodHandles.lookup(), "lent",
			VarHandle.class, Slot.class, boolean.class);

	/** Where it waits. */
	public final Stripe home;

	/** Whether it was made while the pool was on. */
	public boolean counted;

	/** Follows the lease, if it is followed. */
	public LeakTracker.@Nullable Trace trace;

	final int hash;

	/** The object, while the pool has it. */
	private @Nullable T kept;

	/**
	 * Whether the object is out and to be released as itself, not by closing a lease.
	 */
	@SuppressWarnings("unused") // through LENT
	private volatile boolean lent;

	/**
	 * Creates the slot of an object that the pool has.
	 * @param object the object
	 * @param home where it waits
	 * @param unreachable is told when the object is lost
	 */
	public Slot(T object, Stripe home, ReferenceQueue<? super T> unreachable) {
		super(object, unreachable);
		this.hash = Slots.hash(object);
		this.home = home;
		this.kept = object;
	}

	/**
	 * Returns the object, while the pool has it.
	 * @return the object
	 */
	public T object() {
		return Objects.requireNonNull(this.kept);
	}

	/**
	 * Hands the object out, to be released by a lease. Called by whoever took the slot
	 * from its shelf or made it.
	 */
	public void lease() {
		this.kept = null;
	}

	/**
	 * Hands the object out, to be released as itself. Called by whoever took the slot
	 * from its shelf or made it.
	 */
	public void lend() {
		this.kept = null;
		LENT.setRelease(this, true);
	}

	/**
	 * Decides a race to release an object that was lent as itself.
	 * @return {@code true} for one caller only
	 */
	public boolean reclaim() {
		return LENT.compareAndSet(this, true, false);
	}

	/**
	 * Gives the pool an object that came back.
	 * @param object the object of this slot
	 */
	public void keep(T object) {
		this.kept = object;
	}

	/**
	 * Forgets the object, which is not lost but has come to its end.
	 */
	public void forget() {
		this.kept = null;
		clear();
	}

}
