package io.zexus.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.internal.lease.LeakTracker;
import io.zexus.pool.internal.lease.Stripe;

/**
 * What an {@link ObjectPool} knows about one of its objects, from the factory to the end.
 * <p>
 * Refers strongly to the object only while it waits, so that the pool never keeps a lent
 * object alive: one that was lost is found by the reference queue.
 */
final class Slot<T> extends WeakReference<T> {

	private static final VarHandle LENT;

	static {
		try {
			LENT = MethodHandles.lookup().findVarHandle(Slot.class, "lent", boolean.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	final int hash;

	final Stripe home;

	/** Whether it was made while the pool was on. */
	boolean counted;

	/** The object, while the pool has it. */
	@Nullable T kept;

	/** Reused; not referred to from here while it refers to the object. */
	@Nullable Lease<T> lease;

	LeakTracker.@Nullable Trace trace;

	/**
	 * Whether the object is out and to be released as itself, not by closing a lease.
	 */
	@SuppressWarnings("unused") // by VarHandle
	private volatile boolean lent;

	Slot(T object, Stripe home, ReferenceQueue<? super T> unreachable) {
		super(object, unreachable);
		this.hash = Slots.hash(object);
		this.home = home;
		this.kept = object;
	}

	T object() {
		return Objects.requireNonNull(this.kept);
	}

	/** Called by whoever took the slot from its shelf or made it. */
	void lend() {
		this.kept = null;
		LENT.setRelease(this, true);
	}

	/** Decides a race to release: {@code true} for one caller only. */
	boolean reclaim() {
		return LENT.compareAndSet(this, true, false);
	}

}
