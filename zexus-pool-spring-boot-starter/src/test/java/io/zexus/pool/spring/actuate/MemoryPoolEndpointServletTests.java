package io.zexus.pool.spring.actuate;

import org.springframework.boot.WebApplicationType;

class MemoryPoolEndpointServletTests extends MemoryPoolEndpointContract {

	MemoryPoolEndpointServletTests() {
		super(WebApplicationType.SERVLET);
	}

}
