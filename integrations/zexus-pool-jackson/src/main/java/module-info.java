/**
 * Pools what Jackson 2 and Jackson 3 decode, whichever of them the application has.
 */
module io.zexus.pool.jackson {

	requires transitive io.zexus.pool;

	requires static com.fasterxml.jackson.databind;
	requires static org.jspecify;
	requires static tools.jackson.databind;

	exports io.zexus.pool.jackson;
	exports io.zexus.pool.jackson2;

}
