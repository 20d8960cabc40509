package io.zexus.pool;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import io.zexus.pool.internal.table.ObjectLayout;
import io.zexus.pool.internal.table.StringContent;
import io.zexus.pool.internal.table.ValueTypes;
import org.jspecify.annotations.Nullable;

/**
 * A way by which values come into the heap, such as a cache, a decoder or a driver: asks
 * the pools of its {@link MemoryPoolManager} and counts what that saves. Doors come from
 * {@link MemoryPoolManager#door(String, String)} and live as long as the manager.
 * <p>
 * This class is thread-safe. Counts are exact once the threads that look up have been
 * joined.
 *
 * <pre>{@code
 * Door rows = pools.door("jooq", "orders");
 * String state = rows.get(record.get(ORDERS.STATE));
 * }</pre>
 */
public final class Door {

	private final MemoryPoolManager pools;

	private final String kind;

	private final String name;

	private final LongAdder lookups = new LongAdder();

	private final LongAdder savedBytes = new LongAdder();

	private volatile LongSupplier moreLookups = () -> 0;

	private volatile LongSupplier moreSavedBytes = () -> 0;

	private volatile @Nullable String remedy;

	Door(MemoryPoolManager pools, String kind, String name) {
		this.pools = pools;
		this.kind = Objects.requireNonNull(kind, "kind");
		this.name = Objects.requireNonNull(name, "name");
	}

	/**
	 * Returns the canonical instance of a string and counts the call.
	 * @param value the string
	 * @return an equal string, as {@link MemoryPoolManager#getStr(String)} returns it
	 */
	public String get(String value) {
		String pooled = this.pools.getStr(value);
		count(pooled != value ? StringContent.footprint(value) : 0);
		return pooled;
	}

	/**
	 * Returns the canonical instance of the string with the given UTF-8 bytes and counts
	 * the call. Most hits make no object. Malformed input is replaced as
	 * {@link String#String(byte[], java.nio.charset.Charset)} does.
	 * @param utf8 the array that holds them
	 * @param offset index of the first one
	 * @param length their number
	 * @return an equal string
	 * @throws IndexOutOfBoundsException when the range is not within the array
	 */
	public String get(byte[] utf8, int offset, int length) {
		String present = this.pools.strPool().find(utf8, offset, length);
		if (present == null) {
			return get(new String(utf8, offset, length, StandardCharsets.UTF_8));
		}
		count(StringContent.footprint(present));
		return present;
	}

	/**
	 * Returns the pooled instance of an integer and counts the call.
	 * @param value the integer
	 * @return an equal integer
	 */
	public Integer get(Integer value) {
		Integer pooled = this.pools.intPool().get(value);
		count(isOther(pooled, value) ? ObjectLayout.INTEGER : 0);
		return pooled;
	}

	/**
	 * Returns the pooled instance of a long and counts the call.
	 * @param value the long
	 * @return an equal long
	 */
	public Long get(Long value) {
		Long pooled = this.pools.intPool().get(value);
		count(isOther(pooled, value) ? ObjectLayout.LONG : 0);
		return pooled;
	}

	/**
	 * Returns a value that equals the argument and holds pooled instances where
	 * {@link Pooled} asks for them, as {@link MemoryPoolManager#canonicalize(Object)}
	 * does, and counts each look-up.
	 * @param <T> the type of the value
	 * @param value the value
	 * @return the argument itself, or an equal value of the same class
	 */
	@SuppressWarnings({ "unchecked", "NullAway" }) // null for null alone
	public <T extends @Nullable Object> T canonicalize(T value) {
		return (T) new Canonicalizer(this).visit(value, ClassPlan.Treatment.POOL);
	}

	/** Asks for identity, which is what pooling changes. */
	private static boolean isOther(Object pooled, Object value) {
		return pooled != value;
	}

	/** Returns the canonical instance of a value, itself if there is no pool for it. */
	Object getScalar(Object value) {
		if (value instanceof String string) {
			return get(string);
		}
		if (value instanceof Integer integer) {
			return get(integer);
		}
		if (value instanceof Long number) {
			return get(number);
		}
		if (!ValueTypes.ALL.contains(value.getClass())) {
			return value;
		}
		Object pooled = this.pools.getValue(value);
		count(pooled != value ? ObjectLayout.value(value) : 0);
		return pooled;
	}

	/**
	 * Counts a value that was looked up by other means.
	 * @param savedBytes bytes of the copy that need not be kept, zero when there is none
	 */
	public void count(long savedBytes) {
		this.lookups.increment();
		if (savedBytes != 0) {
			this.savedBytes.add(savedBytes);
		}
	}

	/**
	 * Adds counts that are kept elsewhere to those of this door. Replaces what an earlier
	 * call added.
	 * @param lookups values looked up by now
	 * @param savedBytes bytes that those saved
	 */
	public void countedBy(LongSupplier lookups, LongSupplier savedBytes) {
		this.moreLookups = Objects.requireNonNull(lookups, "lookups");
		this.moreSavedBytes = Objects.requireNonNull(savedBytes, "savedBytes");
	}

	/**
	 * Declares that values do not come to the pools by this door, or not all that should.
	 * @param remedy what to change so that they do, in sentences; {@code null} when they
	 * do after all
	 */
	public void notReached(@Nullable String remedy) {
		this.remedy = remedy;
	}

	/**
	 * Returns what came in by now.
	 * @return a snapshot
	 */
	public DoorStats stats() {
		String remedy = this.remedy;
		return new DoorStats(this.kind, this.name, remedy == null, this.lookups.sum() + this.moreLookups.getAsLong(),
				this.savedBytes.sum() + this.moreSavedBytes.getAsLong(), remedy);
	}

}
