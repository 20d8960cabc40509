package io.zexus.pool.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.zexus.pool.Door;
import org.jspecify.annotations.Nullable;

/**
 * A Caffeine cache that canonicalizes values on their way in, by {@code put} or by a
 * mapping function. Everything else, statistics and policy included, is that of the cache
 * behind it. What is written through {@link #asMap()} goes in as it is.
 * <p>
 * This class is thread-safe.
 *
 * <pre>{@code
 * Cache<String, Book> books = PooledCaffeine.of(caffeine.build(), pools.door("cache", "books"));
 * }</pre>
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class PooledCaffeine<K, V> implements Cache<K, V> {

	private final Cache<K, V> cache;

	private final Door door;

	private PooledCaffeine(Cache<K, V> cache, Door door) {
		this.cache = cache;
		this.door = door;
	}

	/**
	 * Returns a view of a cache that canonicalizes what is put in by it.
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 * @param cache the cache, which retains the values
	 * @param door what canonicalizes and counts
	 * @return the view
	 * @throws IllegalArgumentException when the cache loads by itself: call
	 * {@link Door#canonicalize} in its loader instead
	 */
	public static <K, V> Cache<K, V> of(Cache<K, V> cache, Door door) {
		if (cache instanceof LoadingCache) {
			throw new IllegalArgumentException(
					"A LoadingCache loads by itself: call Door.canonicalize in its CacheLoader instead");
		}
		return (cache instanceof PooledCaffeine) ? cache : new PooledCaffeine<>(cache, door);
	}

	@Override
	public @Nullable V getIfPresent(K key) {
		return this.cache.getIfPresent(key);
	}

	@Override
	@SuppressWarnings("NullAway") // canonicalize returns null for null only
	public V get(K key, Function<? super K, ? extends V> mappingFunction) {
		return this.cache.get(key, (missing) -> this.door.<V>canonicalize(mappingFunction.apply(missing)));
	}

	@Override
	public Map<K, V> getAllPresent(Iterable<? extends K> keys) {
		return this.cache.getAllPresent(keys);
	}

	@Override
	public Map<K, V> getAll(Iterable<? extends K> keys,
			Function<? super Set<? extends K>, ? extends Map<? extends K, ? extends V>> mappingFunction) {
		return this.cache.getAll(keys, (missing) -> canonical(mappingFunction.apply(missing)));
	}

	@Override
	public void put(K key, V value) {
		this.cache.put(key, this.door.canonicalize(value));
	}

	@Override
	public void putAll(Map<? extends K, ? extends V> map) {
		this.cache.putAll(canonical(map));
	}

	private Map<K, V> canonical(Map<? extends K, ? extends V> values) {
		Map<K, V> canonical = new LinkedHashMap<>();
		values.forEach((key, value) -> canonical.put(key, this.door.<V>canonicalize(value)));
		return canonical;
	}

	@Override
	public void invalidate(K key) {
		this.cache.invalidate(key);
	}

	@Override
	public void invalidateAll(Iterable<? extends K> keys) {
		this.cache.invalidateAll(keys);
	}

	@Override
	public void invalidateAll() {
		this.cache.invalidateAll();
	}

	@Override
	public long estimatedSize() {
		return this.cache.estimatedSize();
	}

	@Override
	public CacheStats stats() {
		return this.cache.stats();
	}

	@Override
	public ConcurrentMap<K, V> asMap() {
		return this.cache.asMap();
	}

	@Override
	public void cleanUp() {
		this.cache.cleanUp();
	}

	@Override
	public Policy<K, V> policy() {
		return this.cache.policy();
	}

}
