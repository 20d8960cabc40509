package io.zexus.pool.benchmarks.decode;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import io.zexus.pool.PoolingMode;
import org.jspecify.annotations.Nullable;

/** A way to decode. */
enum Variant {

	PLAIN("plain"), HOOK("a hook that does nothing"), ANNOTATED("ours, annotated", PoolingMode.ANNOTATED),
	AUTO("ours, auto", PoolingMode.AUTO), ALL("ours, all", PoolingMode.ALL), INTERN("String.intern"),
	MAP("ConcurrentHashMap, unbounded"), CAFFEINE("Caffeine, bounded"), WEAK("Caffeine, weak interner");

	static final int CAPACITY = 1000;

	final String title;

	final @Nullable PoolingMode mode;

	Variant(String title) {
		this(title, null);
	}

	Variant(String title, @Nullable PoolingMode mode) {
		this.title = title;
		this.mode = mode;
	}

	/** What a peer does to each string. */
	UnaryOperator<String> canonicaliser() {
		switch (this) {
			case INTERN -> {
				return String::intern;
			}
			case MAP -> {
				Map<String, String> map = new ConcurrentHashMap<>();
				return (value) -> {
					String present = map.putIfAbsent(value, value);
					return (present != null) ? present : value;
				};
			}
			case CAFFEINE -> {
				Cache<String, String> cache = Caffeine.newBuilder().maximumSize(CAPACITY).build();
				return (value) -> cache.get(value, (key) -> key);
			}
			case WEAK -> {
				Interner<String> interner = Interner.newWeakInterner();
				return interner::intern;
			}
			default -> {
				return UnaryOperator.identity();
			}
		}
	}

}
