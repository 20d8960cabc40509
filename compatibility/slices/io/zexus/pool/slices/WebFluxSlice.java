package io.zexus.pool.slices;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** {@code @WebFluxTest} makes controllers that need the manager, and pools bodies. */
abstract class WebFluxSlice {

	@Autowired
	private WebTestClient client;

	@Test
	void poolsWhatItDecodes() {
		this.client.post()
			.uri("/row")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(SliceApplication.JSON)
			.exchange()
			.expectBody(String.class)
			.isEqualTo("pooled");
	}

}
