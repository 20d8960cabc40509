/**
 * JUnit extension and assertions for tests of applications that pool.
 */
@SuppressWarnings({ "requires-automatic", "requires-transitive-automatic" })
module io.zexus.pool.test {

	requires transitive io.zexus.pool;

	requires static org.jspecify;
	requires static org.junit.jupiter.api;
	requires static spring.beans;
	requires static spring.test;

	exports io.zexus.pool.junit;
	exports io.zexus.pool.test;

}
