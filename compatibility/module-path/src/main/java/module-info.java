/**
 * Two programs on the module path: one of the library alone, and one on Spring Boot.
 */
@SuppressWarnings("requires-automatic")
open module io.zexus.modules {

	requires io.zexus.pool.jackson;
	requires io.zexus.pool.spring;
	requires java.net.http;
	requires micrometer.core;
	requires spring.beans;
	requires spring.boot;
	requires spring.boot.autoconfigure;
	requires spring.boot.web.server;
	requires spring.context;
	requires spring.web;
	requires tools.jackson.databind;

	requires static org.jspecify;

}
