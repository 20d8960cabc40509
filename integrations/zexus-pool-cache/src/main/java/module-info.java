/**
 * Canonicalizes what Spring's caches and Caffeine retain, whichever of them the
 * application has.
 */
@SuppressWarnings({ "requires-automatic", "requires-transitive-automatic" })
module io.zexus.pool.cache {

	requires transitive io.zexus.pool;

	requires static com.github.benmanes.caffeine;
	requires static org.jspecify;
	requires static spring.context;
	requires static spring.context.support;
	requires static spring.core;

	exports io.zexus.pool.cache;

}
