package io.zexus.pool.spring;

import org.springframework.boot.WebApplicationType;

class SameAnswersServletTests extends SameAnswersContract {

	@Override
	WebApplicationType type() {
		return WebApplicationType.SERVLET;
	}

}
