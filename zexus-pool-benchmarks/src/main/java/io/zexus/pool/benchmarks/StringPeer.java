package io.zexus.pool.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import com.google.common.collect.Interners;
import io.zexus.pool.StringPool;

/** The ways to keep one instance of equal strings. */
public enum StringPeer {

	/** This project, with exact statistics. */
	ZEXUS("Zexus StringPool", true, Ours::new),

	/** Grows for ever; no statistics. */
	CONCURRENT_HASH_MAP("ConcurrentHashMap", false, (capacity) -> new Unbounded()),

	/** Exact least-recently-used order under one lock; no statistics. */
	LINKED_HASH_MAP("synchronized LRU LinkedHashMap", true, Lru::new),

	/** A cache of Caffeine, with its statistics. */
	CAFFEINE("Caffeine, recordStats", true, CaffeineCache::new),

	/** Grows for ever; no statistics. */
	CAFFEINE_STRONG("Caffeine strong interner", false, (capacity) -> {
		Interner<String> interner = Interner.newStrongInterner();
		return new Interning(interner, interner::intern);
	}),

	/** Bounded by the garbage collector alone; no statistics. */
	CAFFEINE_WEAK("Caffeine weak interner", false, (capacity) -> {
		Interner<String> interner = Interner.newWeakInterner();
		return new Interning(interner, interner::intern);
	}),

	/** Grows for ever; no statistics. */
	GUAVA_STRONG("Guava strong interner", false, (capacity) -> {
		com.google.common.collect.Interner<String> interner = Interners.newStrongInterner();
		return new Interning(interner, interner::intern);
	}),

	/** Bounded by the garbage collector alone; no statistics. */
	GUAVA_WEAK("Guava weak interner", false, (capacity) -> {
		com.google.common.collect.Interner<String> interner = Interners.newWeakInterner();
		return new Interning(interner, interner::intern);
	}),

	/** The table of the VM, off the heap. */
	STRING_INTERN("String.intern", false, (capacity) -> new Interning("", String::intern));

	private final String label;

	private final boolean bounded;

	private final Function<Integer, UnaryOperator<String>> factory;

	StringPeer(String label, boolean bounded, Function<Integer, UnaryOperator<String>> factory) {
		this.label = label;
		this.bounded = bounded;
		this.factory = factory;
	}

	String label() {
		return this.label;
	}

	boolean bounded() {
		return this.bounded;
	}

	/** Returns a new, empty one. Its instance is the root of all that it retains. */
	UnaryOperator<String> create(int capacity) {
		return this.factory.apply(capacity);
	}

	private record Ours(StringPool pool) implements UnaryOperator<String> {

		Ours(int capacity) {
			this(new StringPool(capacity));
		}

		@Override
		public String apply(String key) {
			return this.pool.get(key);
		}

	}

	private record Unbounded(ConcurrentHashMap<String, String> map) implements UnaryOperator<String> {

		Unbounded() {
			this(new ConcurrentHashMap<>());
		}

		@Override
		public String apply(String key) {
			String known = this.map.get(key);
			if (known != null) {
				return known;
			}
			String raced = this.map.putIfAbsent(key, key);
			return (raced != null) ? raced : key;
		}

	}

	private static final class Lru extends LinkedHashMap<String, String> implements UnaryOperator<String> {

		private static final long serialVersionUID = 1L;

		private final int capacity;

		Lru(int capacity) {
			super(16, 0.75f, true);
			this.capacity = capacity;
		}

		@Override
		public synchronized String apply(String key) {
			String known = get(key);
			if (known != null) {
				return known;
			}
			put(key, key);
			return key;
		}

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
			return size() > this.capacity;
		}

	}

	private record CaffeineCache(Cache<String, String> cache) implements UnaryOperator<String> {

		CaffeineCache(int capacity) {
			this(Caffeine.newBuilder().maximumSize(capacity).recordStats().build());
		}

		@Override
		public String apply(String key) {
			return this.cache.get(key, (absent) -> absent);
		}

	}

	private record Interning(Object interner, UnaryOperator<String> intern) implements UnaryOperator<String> {

		@Override
		public String apply(String key) {
			return this.intern.apply(key);
		}

	}

}
