package io.zexus.pool.cache;

import java.util.List;
import java.util.Objects;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.zexus.pool.DoorStats;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pooled;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.support.SimpleCacheManager;

import static org.assertj.core.api.Assertions.assertThat;

class PooledCachesTests {

	private final MemoryPoolManager pools = new MemoryPoolManager();

	private final PooledCaches caches = new PooledCaches(List.of("books"), this.pools);

	@Test
	void caffeineCacheStaysACaffeineCacheOfItsManager() {
		CaffeineCacheManager manager = new CaffeineCacheManager("books", "authors");
		manager.setCaffeine(Caffeine.newBuilder().recordStats());
		assertThat(this.caches.pool(manager)).isSameAs(manager);
		assertThat(manager.getCache("books")).isExactlyInstanceOf(CaffeineCache.class);
		canonicalizes(manager.getCache("books"), true);
		canonicalizes(manager.getCache("authors"), false);
		CaffeineCache cache = (CaffeineCache) Objects.requireNonNull(manager.getCache("books"));
		assertThat(cache.getNativeCache().stats().requestCount()).isPositive();
		assertThat(row().reached()).isTrue();
	}

	@Test
	void caffeineManagerThatMakesCachesAsTheyAreAskedForIsServed() {
		CaffeineCacheManager manager = new CaffeineCacheManager();
		this.caches.pool(manager);
		canonicalizes(manager.getCache("books"), true);
		canonicalizes(manager.getCache("authors"), false);
	}

	@Test
	void cachesThatLoadOrAreAsynchronousAreLeftAloneWithARemedy() {
		CaffeineCacheManager loading = new CaffeineCacheManager("books");
		loading.setCacheLoader((key) -> new Book());
		this.caches.pool(loading);
		canonicalizes(loading.getCache("books"), false);
		assertThat(row().remedy()).contains("in its CacheLoader");
		CaffeineCacheManager asynchronous = new CaffeineCacheManager();
		asynchronous.setAsyncCacheMode(true);
		asynchronous.setCacheNames(List.of("books"));
		this.caches.pool(asynchronous);
		canonicalizes(asynchronous.getCache("books"), false);
		assertThat(row().remedy()).contains("asynchronous");
	}

	@Test
	void concurrentMapCacheKeepsItsMap() {
		ConcurrentMapCacheManager manager = new ConcurrentMapCacheManager("books", "authors");
		Cache before = Objects.requireNonNull(manager.getCache("books"));
		before.put("present", "value");
		CacheManager pooled = this.caches.pool(manager);
		assertThat(pooled).isInstanceOf(ConcurrentMapCacheManager.class);
		assertThat(pooled.getCacheNames()).containsExactlyElementsOf(manager.getCacheNames());
		Cache cache = Objects.requireNonNull(pooled.getCache("books"));
		assertThat(cache.getNativeCache()).isSameAs(before.getNativeCache());
		canonicalizes(cache, true);
		canonicalizes(pooled.getCache("authors"), false);
		assertThat(pooled.getCache("unknown")).isNull();
		assertThat(row().reached()).isTrue();
	}

	@Test
	void concurrentMapManagerThatMakesCachesAsTheyAreAskedForStaysOne() {
		ConcurrentMapCacheManager manager = new ConcurrentMapCacheManager();
		manager.setAllowNullValues(false);
		manager.getCache("authors");
		ConcurrentMapCacheManager pooled = (ConcurrentMapCacheManager) this.caches.pool(manager);
		assertThat(pooled.isAllowNullValues()).isFalse();
		canonicalizes(pooled.getCache("books"), true);
		canonicalizes(pooled.getCache("others"), false);
		assertThat(pooled.getCacheNames()).containsExactlyInAnyOrder("authors", "books", "others");
	}

	@Test
	void nullsStayWhatTheyAre() {
		CacheManager pooled = this.caches.pool(new ConcurrentMapCacheManager());
		Cache cache = Objects.requireNonNull(pooled.getCache("books"));
		cache.put("a", null);
		assertThat(Objects.requireNonNull(cache.get("a")).get()).isNull();
		CaffeineCacheManager caffeine = new CaffeineCacheManager();
		this.caches.pool(caffeine);
		cache = Objects.requireNonNull(caffeine.getCache("books"));
		assertThat(cache.<Object>get("a", () -> null)).isNull();
		assertThat(Objects.requireNonNull(cache.get("a")).get()).isNull();
	}

	@Test
	void cachesOfOtherKindsAndThoseThatKeepBytesAreLeftAloneWithARemedy() {
		SimpleCacheManager simple = new SimpleCacheManager();
		simple.setCaches(List.of(new CaffeineCache("books", Caffeine.newBuilder().build())));
		simple.initializeCaches();
		assertThat(this.caches.pool(simple)).isSameAs(simple);
		canonicalizes(simple.getCache("books"), false);
		assertThat(row().remedy()).contains("MemoryPoolManager.canonicalize");
		ConcurrentMapCacheManager byValue = new ConcurrentMapCacheManager("books");
		byValue.setBeanClassLoader(getClass().getClassLoader());
		byValue.setStoreByValue(true);
		assertThat(this.caches.pool(byValue)).isSameAs(byValue);
		assertThat(row().reached()).isFalse();
	}

	@Test
	void nameThatNoManagerKnowsIsNotReached() {
		this.caches.pool(new ConcurrentMapCacheManager("authors"));
		assertThat(row().remedy()).isEqualTo("No cache manager has a cache of this name.");
	}

	private DoorStats row() {
		return this.pools.door("cache", "books").stats();
	}

	private void canonicalizes(@Nullable Cache cache, boolean expected) {
		assertThat(cache).isNotNull();
		String author = this.pools.getStr("Ursula K. Le Guin");
		cache.put("a", new Book());
		cache.get("b", Book::new);
		cache.putIfAbsent("c", new Book());
		for (String key : List.of("a", "b", "c")) {
			Book book = Objects.requireNonNull(cache.get(key, Book.class));
			assertThat(book).isEqualTo(new Book());
			assertThat(book.author == author).isEqualTo(expected);
		}
	}

	record Book(@Pooled String author) {

		Book() {
			this(String.join(" ", "Ursula", "K.", "Le", "Guin"));
		}

	}

}
