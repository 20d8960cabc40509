package io.zexus.pool.spring.actuate;

import org.springframework.boot.WebApplicationType;

class MemoryPoolEndpointReactiveTests extends MemoryPoolEndpointContract {

	MemoryPoolEndpointReactiveTests() {
		super(WebApplicationType.REACTIVE);
	}

}
