package io.zexus.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/**
 * An object on loan from an {@link ObjectPool}, for the length of a {@code try}:
 *
 * <pre>{@code
 * try (Lease<StringBuilder> lease = builders.lease()) {
 *     lease.get().append(...);
 * }
 * }</pre>
 *
 * A lease may be closed by another thread than acquired it. A pool hands the same lease
 * out again and again: one that is kept beyond its end is refused until the pool lends it
 * again, and for good with {@link LeakDetection#ALL}.
 *
 * @param <T> the type of the object
 */
public final class Lease<T> implements AutoCloseable {

	private static final VarHandle OBJECT;

	static {
		try {
			OBJECT = MethodHandles.lookup().findVarHandle(Lease.class, "object", Object.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final ObjectPool<T> pool;

	private final Slot<T> slot;

	/** What is lent, {@code null} when nothing is. */
	private @Nullable T object;

	Lease(ObjectPool<T> pool, Slot<T> slot) {
		this.pool = pool;
		this.slot = slot;
	}

	void open(T object) {
		OBJECT.setRelease(this, object);
	}

	/**
	 * Returns the object.
	 * @return the object, the same one until the lease is closed
	 * @throws IllegalStateException when the lease has been closed
	 */
	public T get() {
		T object = this.object;
		if (object == null) {
			throw new IllegalStateException("This lease has been closed: ask the pool for another one");
		}
		return object;
	}

	/**
	 * Gives the object back. Doing so twice is harmless. What the pool's callbacks throw
	 * comes out here, as {@link ObjectPool#release(Object)} says.
	 */
	@Override
	@SuppressWarnings("unchecked")
	public void close() {
		T object = (T) OBJECT.getAndSet(this, null);
		if (object != null) {
			this.slot.lease = this;
			this.pool.takeBack(this.slot, object);
		}
	}

}
