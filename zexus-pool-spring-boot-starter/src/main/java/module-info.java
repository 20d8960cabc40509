/**
 * Auto-configuration, properties, endpoint and meters for Spring Boot.
 */
@SuppressWarnings({ "requires-automatic", "requires-transitive-automatic" })
module io.zexus.pool.spring {

	requires transitive io.zexus.pool;
	requires io.zexus.pool.cache;
	requires io.zexus.pool.jackson;
	requires io.zexus.pool.kafka;
	requires io.zexus.pool.mongodb;

	requires transitive spring.beans;
	requires transitive spring.boot;
	requires transitive spring.boot.autoconfigure;
	requires transitive spring.context;
	requires transitive spring.core;

	// Used where the application has them
	requires static com.fasterxml.jackson.databind;
	requires static io.zexus.pool.hibernate;
	requires static micrometer.core;
	requires static org.apache.commons.logging;
	requires static org.jspecify;
	requires static org.mongodb.driver.core;
	requires static spring.boot.actuator;
	requires static spring.boot.actuator.autoconfigure;
	requires static spring.kafka;
	requires static spring.orm;
	requires static spring.security.web;
	requires static spring.web;
	requires static tools.jackson.databind;

	exports io.zexus.pool.spring.actuate;
	exports io.zexus.pool.spring.autoconfigure;

	// Spring makes beans of what is not public
	opens io.zexus.pool.spring.actuate;
	opens io.zexus.pool.spring.autoconfigure;

}
