package io.zexus.pool.spring.page;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

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

	@Test
	void sendsTheTokenThatSpringSecurityAsksFor() {
		start(List.of(CsrfProtection.class));
		visit("/actuator/zexuspool").await("[data-key='clear str']").click();
		this.browser.awaitText("#done", "Pool str is cleared.");
		assertThat(pools().strPool().stats().poolSize()).isZero();
		this.browser.await("[data-key='switch str']").click();
		this.browser.awaitText("#done", "Pool str is off.");
		this.browser.run("document.querySelector('meta[name=\"_csrf\"]').content = 'another'");
		this.browser.await("#clear-all").click();
		this.browser.awaitText("#error", "The server answered 403");
	}

}
