package io.zexus.pool.spring.page;

import org.springframework.boot.WebApplicationType;

/**
 * The page on a reactive server.
 */
class EndpointPageReactiveTests extends EndpointPageContract {

	EndpointPageReactiveTests() {
		super(WebApplicationType.REACTIVE);
	}

}
