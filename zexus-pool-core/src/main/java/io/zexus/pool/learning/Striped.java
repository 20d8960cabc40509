package io.zexus.pool.learning;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * An object for each of a number of groups of threads, made when one of them first asks:
 * what every value writes to is then seldom in the cache of another processor.
 * <p>
 * This class is thread-safe. Threads of one group share their object, so it must be too.
 * An object is published with release and read with acquire, so a reader sees it as its
 * creator left it; of two that are made at once, one is dropped.
 *
 * @param <T> the type of the objects
 */
final class Striped<T> {

	private static final VarHandle STRIPES = MethodHandles.arrayElementVarHandle(Object[].class);

	/** More than processors, so that two threads that run are seldom of one group. */
	private static final int COUNT = Integer
		.highestOneBit(Math.min(64, 4 * Runtime.getRuntime().availableProcessors()));

	private final @Nullable Object[] stripes = new Object[COUNT];

	private final IntFunction<T> create;

	/**
	 * Creates it without any object.
	 * @param create makes the object of a group
	 */
	Striped(IntFunction<T> create) {
		this.create = create;
	}

	/** Returns the object of the current thread. */
	T mine() {
		int stripe = (int) Thread.currentThread().getId() & (COUNT - 1);
		T mine = at(stripe);
		return (mine != null) ? mine : create(stripe);
	}

	/** Returns the object of a group, {@code null} if none of its threads asked yet. */
	@SuppressWarnings("unchecked")
	@Nullable T at(int stripe) {
		return (T) STRIPES.getAcquire(this.stripes, stripe);
	}

	private T create(int stripe) {
		T mine = this.create.apply(stripe);
		STRIPES.compareAndSet(this.stripes, stripe, null, mine);
		T present = at(stripe);
		return (present != null) ? present : mine;
	}

	/** Returns the objects that there are. */
	List<T> all() {
		return IntStream.range(0, COUNT).mapToObj(this::at).filter(Objects::nonNull).toList();
	}

}
