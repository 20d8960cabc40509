package io.zexus.pool.internal.concurrent;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * Mutual exclusion for sections of some tens of nanoseconds: one compare-and-set to enter
 * and a plain store to leave. Not reentrant, not fair.
 *
 * <p>
 * A waiter spins for about as long as a section takes, then sleeps for short times: as
 * nobody has to wake it, leaving needs no fence, and a holder that was preempted costs no
 * more than a look now and then. Works the same on virtual threads, which unmount while
 * they sleep.
 */
public abstract class BriefLock extends Padded {

	private static final VarHandle HELD = ConstantBootstraps.fieldVarHandle(MethodHandles.lookup(), "held",
			VarHandle.class, BriefLock.class, boolean.class);

	private static final int SPINS = (Runtime.getRuntime().availableProcessors() > 1) ? 100 : 0;

	private static final long SLEEP_NANOS = 20_000;

	@SuppressWarnings("unused") // through HELD
	private boolean held;

	/**
	 * For subclasses, whose fields the lock guards.
	 */
	protected BriefLock() {
	}

	/**
	 * Waits until nobody else holds the lock, and takes it.
	 */
	public final void lock() {
		if (!HELD.compareAndSet(this, false, true)) {
			lockContended();
		}
	}

	/**
	 * Gives the lock back: only by who holds it.
	 */
	public final void unlock() {
		HELD.setRelease(this, false);
	}

	private void lockContended() {
		boolean interrupted = false;
		for (int i = 0;; i++) {
			if (!(boolean) HELD.getOpaque(this) && HELD.compareAndSet(this, false, true)) {
				break;
			}
			if (i < SPINS) {
				Thread.onSpinWait();
			}
			else {
				// An interrupted thread would not sleep: the flag is put back at the end
				interrupted |= Thread.interrupted();
				LockSupport.parkNanos(this, SLEEP_NANOS);
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
