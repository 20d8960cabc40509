package io.zexus.pool.internal.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/**
 * How the content of a value is asked for: by the value itself, or by parts from which it
 * can be made. Content is passed as {@code (source, from, length)} so that a look-up
 * needs no object of its own; each kind says which of the three it uses.
 * <p>
 * Instances are {@code static final} constants, so that the compiler knows which kind a
 * call site uses and inlines it, however many kinds share the {@link Table} code.
 *
 * @param <T> the type of the stored values
 */
public abstract class Content<T> {

	private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(Object[].class);

	Content() {
	}

	/**
	 * Returns the hash of a value, as given to {@link Table#find}: its hash code in
	 * another order, as those of numbers and dates are often evenly spaced.
	 */
	int hash(T stored) {
		return mix(stored.hashCode());
	}

	/**
	 * Returns the hash of content with the given hash code, as {@link #hash} does: a step
	 * of triple32 (Wellons, public domain).
	 * @param hashCode the hash code
	 * @return the hash
	 */
	public static int mix(int hashCode) {
		int h = hashCode * 0xed5ad4bb;
		return h ^ h >>> 15;
	}

	/**
	 * Reads a slot so that the value is seen as its creator left it. A plain read will do
	 * when all of its fields that matter are final (JLS 17.5), and lets the compiler keep
	 * what it knows in registers.
	 */
	@SuppressWarnings("unchecked")
	@Nullable T read(@Nullable Object[] slots, int slot) {
		return (T) SLOTS.getAcquire(slots, slot);
	}

	/**
	 * Returns whether a stored value has the content asked for.
	 */
	abstract boolean matches(T stored, @Nullable Object source, int from, int length);

	/**
	 * Returns the value with the content asked for: a new one, or the source itself.
	 */
	abstract T create(@Nullable Object source, int from, int length);

	/**
	 * Returns a hash of the content under a secret key, for content whose plain hash is
	 * shared by too many values. All kinds of a type return the same for the same
	 * content.
	 */
	abstract long keyedHash(@Nullable Object source, int from, int length);

	/**
	 * Returns the same for a stored value.
	 */
	long keyedHash(T stored) {
		return keyedHash(stored, 0, 0);
	}

	/**
	 * Returns whether values may be wide; a constant, so that nothing is asked of those
	 * that never are.
	 */
	boolean hasWide() {
		return false;
	}

	/**
	 * Returns what {@link #saved} has to know of a stored value and would not find out by
	 * itself as quickly.
	 */
	boolean wide(T stored) {
		return false;
	}

	/**
	 * Returns the bytes of the copy that need not be kept, or not be made, as there is a
	 * stored value, beyond those that each hit of the {@link Table} saves.
	 * @param stored the value
	 * @param source the source it was asked for by
	 * @param length the length it was asked for by
	 * @param wide 1 when the value is wide, 0 otherwise
	 */
	abstract int saved(T stored, @Nullable Object source, int length, int wide);

}
