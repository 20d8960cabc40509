package io.zexus.pool.learning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.PropertyReport;
import io.zexus.pool.PropertyStats;
import io.zexus.pool.StringPool;
import io.zexus.pool.internal.concurrent.PerThreadGroup;

/**
 * Decides which properties of decoded documents are pooled, and tells what it has learnt
 * about them. One governor serves any number of decoders.
 * <p>
 * This class is thread-safe. It keeps at most {@value #MAX_PROPERTIES} properties, their
 * names and no values, the last quarter of them properties of classes, which keys of maps
 * and trees cannot take; a property beyond them is not pooled in
 * {@link PoolingMode#AUTO}. Of each it counts values for up to 64 groups of threads
 * apart, so that threads that decode at once do not slow one another down.
 */
public final class Governor implements PropertyReport {

	/** Words whose presence in a name keeps a property out of the pools. */
	public static final List<String> NEVER_POOLED = SecretNames.DEFAULTS;

	private static final int MAX_PROPERTIES = 1000;

	/** Keys come from outside: they leave the last quarter to properties of classes. */
	static final int MAX_WITH_KEYS = MAX_PROPERTIES * 3 / 4;

	private final MemoryPoolManager pools;

	private final PoolingMode mode;

	private final SecretNames secrets;

	private final Map<String, Map<String, Property>> properties = Map.of(MemoryPoolManager.STR,
			new ConcurrentHashMap<>(), MemoryPoolManager.INT, new ConcurrentHashMap<>());

	private final Map<String, Map<String, Scope>> scopes = Map.of(MemoryPoolManager.STR, new ConcurrentHashMap<>(),
			MemoryPoolManager.INT, new ConcurrentHashMap<>());

	private final PerThreadGroup<StringPool.Hint> hints = new PerThreadGroup<>((stripe) -> new StringPool.Hint());

	private final AtomicInteger size = new AtomicInteger();

	private Governor(Builder builder) {
		this.pools = builder.pools;
		this.mode = builder.mode;
		this.secrets = new SecretNames(builder.neverPooled);
	}

	/**
	 * Returns a builder of a governor in mode {@link PoolingMode#ALL}.
	 * @param pools the manager of the pools to use
	 * @return a new builder
	 */
	public static Builder builder(MemoryPoolManager pools) {
		return new Builder(pools);
	}

	/**
	 * Returns the mode.
	 * @return the mode
	 */
	public PoolingMode mode() {
		return this.mode;
	}

	/**
	 * Returns a property whose values are strings or numbers.
	 * @param pool name of the pool that the values go to
	 * @param owner the class that has the property
	 * @param name the name of the property
	 * @param annotated the value of its {@link io.zexus.pool.Pooled} annotation,
	 * {@code null} when there is none
	 * @return the property, {@code null} when the values are to be left alone
	 */
	public @Nullable Property property(String pool, Class<?> owner, String name, @Nullable Boolean annotated) {
		if (!isPooled(name, annotated)) {
			return null;
		}
		String fullName = fullName(owner, name);
		Policy policy = policy(annotated);
		Property property = registered(Objects.requireNonNull(this.properties.get(pool), pool), fullName,
				MAX_PROPERTIES, () -> unregistered(pool, fullName, policy));
		return (property != null || policy == Policy.WHERE_IT_PAYS) ? property : unregistered(pool, fullName, policy);
	}

	/**
	 * Returns the pools for the keys of the maps that a property holds. In
	 * {@link PoolingMode#AUTO} keys are pooled only where annotated: parsers keep one
	 * instance of most names anyway.
	 * @param name the name of the property, empty for a document
	 * @param annotated the value of its {@link io.zexus.pool.Pooled} annotation,
	 * {@code null} when there is none
	 * @return the pools, {@code null} when the keys are to be left alone
	 */
	public @Nullable KeyPool keys(String name, @Nullable Boolean annotated) {
		boolean pooled = isPooled(name, annotated) && policy(annotated) != Policy.WHERE_IT_PAYS;
		return pooled ? new KeyPool(this.pools, this.hints) : null;
	}

	private static String fullName(@Nullable Class<?> owner, String name) {
		return (owner != null) ? owner.getName() + '.' + name : name;
	}

	/**
	 * Returns a property that holds maps or trees, or documents that are maps or trees
	 * themselves.
	 * @param pool name of the pool that the values go to
	 * @param owner the class that has the property, {@code null} for a document
	 * @param name the name of the property, empty for a document
	 * @param annotated the value of its {@link io.zexus.pool.Pooled} annotation,
	 * {@code null} when there is none
	 * @return what holds values by key, {@code null} when they are to be left alone
	 */
	public @Nullable Scope keyed(String pool, @Nullable Class<?> owner, String name, @Nullable Boolean annotated) {
		if (!isPooled(name, annotated)) {
			return null;
		}
		return scopes(pool).computeIfAbsent(fullName(owner, name),
				(fullName) -> new Scope(this, pool, fullName, policy(annotated)));
	}

	private boolean isPooled(String name, @Nullable Boolean annotated) {
		if (this.mode == PoolingMode.OFF) {
			return false;
		}
		if (annotated != null) {
			return annotated;
		}
		return this.mode != PoolingMode.ANNOTATED && !this.secrets.matches(name);
	}

	private Policy policy(@Nullable Boolean annotated) {
		if (annotated != null) {
			return Policy.ALWAYS;
		}
		return (this.mode == PoolingMode.AUTO) ? Policy.WHERE_IT_PAYS : Policy.WITHOUT_HARM;
	}

	boolean isSecret(String name) {
		return this.secrets.matches(name);
	}

	/** Returns a property that no report mentions. */
	Property unregistered(String pool, String name, Policy policy) {
		return new Property(name, this.pools, pool, policy, this.hints);
	}

	/** Returns what a report is to mention, {@code null} when there are too many. */
	@Nullable Property registered(Map<String, Property> map, String key, int limit, Supplier<Property> create) {
		Property present = map.get(key);
		if (present != null) {
			return present;
		}
		if (isFull(limit)) {
			return null;
		}
		return map.computeIfAbsent(key, (absent) -> {
			this.size.incrementAndGet();
			return create.get();
		});
	}

	boolean isFull(int limit) {
		return this.size.get() >= limit;
	}

	void forgotten() {
		this.size.decrementAndGet();
	}

	private Map<String, Scope> scopes(String pool) {
		return Objects.requireNonNull(this.scopes.get(pool), pool);
	}

	@Override
	public List<PropertyStats> properties(String pool) {
		Map<String, Property> own = this.properties.get(pool);
		if (own == null) {
			return List.of();
		}
		List<Property> all = new ArrayList<>(own.values());
		scopes(pool).values().forEach((scope) -> {
			scope.settle();
			all.addAll(scope.properties());
		});
		return all.stream()
			.map(Property::stats)
			.filter((stats) -> stats.lookups() > 0)
			.sorted(Comparator.comparing(PropertyStats::name))
			.toList();
	}

	/**
	 * Collects the settings of a {@link Governor}. Not thread-safe.
	 */
	public static final class Builder {

		private final MemoryPoolManager pools;

		private PoolingMode mode = PoolingMode.ALL;

		private Collection<String> neverPooled = NEVER_POOLED;

		private Builder(MemoryPoolManager pools) {
			this.pools = Objects.requireNonNull(pools, "pools");
		}

		/**
		 * Sets which values are pooled.
		 * @param mode the mode
		 * @return this builder
		 */
		public Builder mode(PoolingMode mode) {
			this.mode = Objects.requireNonNull(mode, "mode");
			return this;
		}

		/**
		 * Sets the words whose presence in a name keeps a property out of the pools
		 * unless it is annotated, whatever its case and however its words are joined.
		 * @param words the words instead of {@link Governor#NEVER_POOLED}
		 * @return this builder
		 */
		public Builder neverPooled(Collection<String> words) {
			this.neverPooled = List.copyOf(words);
			return this;
		}

		/**
		 * Creates the governor.
		 * @return a new governor
		 */
		public Governor build() {
			return new Governor(this);
		}

	}

}
