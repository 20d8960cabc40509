/**
 * Pools the strings of documents that the MongoDB driver decodes.
 */
@SuppressWarnings({ "requires-automatic", "requires-transitive-automatic" })
module io.zexus.pool.mongodb {

	requires transitive io.zexus.pool;

	requires static org.jspecify;
	requires static org.mongodb.bson;
	requires static org.mongodb.driver.core;

	exports io.zexus.pool.mongodb;

}
