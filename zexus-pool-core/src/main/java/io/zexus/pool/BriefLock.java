package io.zexus.pool;

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
class BriefLock {

	private static final VarHandle HELD;

	static {
		try {
			HELD = MethodHandles.lookup().findVarHandle(BriefLock.class, "held", boolean.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private static final int SPINS = (Runtime.getRuntime().availableProcessors() > 1) ? 100 : 0;

	private static final long SLEEP_NANOS = 20_000;

	@SuppressWarnings("unused") // through HELD
	private boolean held;

	final void lock() {
		if (!HELD.compareAndSet(this, false, true)) {
			lockContended();
		}
	}

	final void unlock() {
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
