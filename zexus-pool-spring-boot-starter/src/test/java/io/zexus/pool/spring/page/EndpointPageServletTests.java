package io.zexus.pool.spring.page;

import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;

/**
 * The page on a servlet server.
 */
class EndpointPageServletTests extends EndpointPageContract {

	EndpointPageServletTests() {
		super(WebApplicationType.SERVLET);
	}

	@Test
	void worksOnAPortOfItsOwn() {
		start("management.server.port=0", "management.server.address=127.0.0.1");
		visit("/actuator/zexuspool").await("[data-key='clear str']").click();
		this.browser.awaitText("#done", "Pool str is cleared.");
	}

}
