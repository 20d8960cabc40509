package io.zexus.pool;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.internal.lease.Slot;

/**
 * An object on loan from an {@link ObjectPool}, for the length of a {@code try}:
 *
 * <pre>{@code
 * try (Lease<StringBuilder> lease = builders.lease()) {
 *     lease.get().append(...);
 * }
 * }</pre>
 *
 * Each lease is an object of its own, and of no use once it is closed. It may be closed
 * by another thread than acquired it; of several that close it at once, one gives the
 * object back. What {@link #get()} returned must not be used after that, which no one can
 * check.
 *
 * @param <T> the type of the object
 */
public final class Lease<T> implements AutoCloseable {

	private static final VarHandle OBJECT = ConstantBootstraps.fieldVarHandle(MethodHandles.lookup(), "object",
			VarHandle.class, Lease.class, Object.class);

	private final ObjectPool<T> pool;

	private @Nullable Slot<T> slot;

	/** What is lent, {@code null} once it went back. */
	private @Nullable T object;

	Lease(ObjectPool<T> pool) {
		this.pool = pool;
	}

	/** Called by the one who acquires, when no one else can reach it. */
	void open(Slot<T> slot) {
		this.slot = slot;
		OBJECT.setRelease(this, slot.object());
		slot.lease();
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
	 * Gives the object back. Does nothing when it went back already, whoever has it now.
	 * What the pool's callbacks throw comes out here, as
	 * {@link ObjectPool#release(Object)} says.
	 */
	@Override
	@SuppressWarnings("unchecked")
	public void close() {
		T object = (T) OBJECT.getAndSet(this, null);
		if (object != null) {
			this.pool.takeBack(Objects.requireNonNull(this.slot), object);
		}
	}

}
