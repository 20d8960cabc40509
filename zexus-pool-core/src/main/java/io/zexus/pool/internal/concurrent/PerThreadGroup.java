package io.zexus.pool.internal.concurrent;

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
public final class PerThreadGroup<T> {

	private static final VarHandle OBJECTS = MethodHandles.arrayElementVarHandle(Object[].class);

	/** More than processors, so that two threads that run are seldom of one group. */
	private static final int COUNT = Integer
		.highestOneBit(Math.min(64, 4 * Runtime.getRuntime().availableProcessors()));

	private final @Nullable Object[] objects = new Object[COUNT];

	private final IntFunction<T> create;

	/**
	 * Creates it without any object.
	 * @param create makes the object of a group
	 */
	public PerThreadGroup(IntFunction<T> create) {
		this.create = create;
	}

	/**
	 * Returns the object of the current thread.
	 * @return the object
	 */
	public T mine() {
		int group = (int) Thread.currentThread().getId() & (COUNT - 1);
		T mine = at(group);
		return (mine != null) ? mine : create(group);
	}

	/**
	 * Returns the object of a group.
	 * @param group its number, as given to the function that makes the objects
	 * @return the object, {@code null} if none of its threads asked yet
	 */
	@SuppressWarnings("unchecked")
	public @Nullable T at(int group) {
		return (T) OBJECTS.getAcquire(this.objects, group);
	}

	private T create(int group) {
		T mine = this.create.apply(group);
		OBJECTS.compareAndSet(this.objects, group, null, mine);
		T present = at(group);
		return (present != null) ? present : mine;
	}

	/**
	 * Returns the objects that there are.
	 * @return a list of them, which does not change
	 */
	public List<T> all() {
		return IntStream.range(0, COUNT).mapToObj(this::at).filter(Objects::nonNull).toList();
	}

}
