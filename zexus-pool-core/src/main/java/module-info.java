/**
 * Bounded, counted pools of equal values.
 * <p>
 * What is exported to other modules of this project alone is no part of the API.
 */
@SuppressWarnings({ "module", // modules that are built later
		"requires-automatic", "requires-transitive-automatic" })
module io.zexus.pool {

	requires transitive java.management;

	requires static jdk.jfr;
	requires static micrometer.core;
	requires static org.jspecify;

	exports io.zexus.pool;
	exports io.zexus.pool.jfr;
	exports io.zexus.pool.micrometer;
	exports io.zexus.pool.pressure;

	exports io.zexus.pool.internal.table to io.zexus.pool.test;
	exports io.zexus.pool.learning to io.zexus.pool.jackson, io.zexus.pool.spring;

}
