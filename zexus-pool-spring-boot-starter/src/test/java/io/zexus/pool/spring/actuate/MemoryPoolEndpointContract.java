package io.zexus.pool.spring.actuate;

import java.net.http.HttpResponse;
import java.util.List;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.spring.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/** The endpoint's rows of the contract, through a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MemoryPoolEndpointContract {

	private static final String ENDPOINT = "/actuator/zexuspool";

	private final WebApplicationType type;

	private RunningApplication application;

	MemoryPoolEndpointContract(WebApplicationType type) {
		this.type = type;
	}

	@BeforeAll
	void start() {
		this.application = RunningApplication.start(this.type);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void clearsAllPools() {
		manager().getStr("a");
		manager().getInt(1000);
		HttpResponse<String> response = this.application.delete(ENDPOINT);
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.body()).isEmpty();
		assertThat(manager().strPool().stats().poolSize()).isZero();
		assertThat(manager().intPool().stats().poolSize()).isZero();
	}

	@Test
	void clearsOnePool() {
		manager().getStr("a");
		manager().getInt(1000);
		assertThat(this.application.delete(ENDPOINT + "/str").statusCode()).isEqualTo(204);
		assertThat(manager().strPool().stats().poolSize()).isZero();
		assertThat(manager().intPool().stats().poolSize()).isOne();
	}

	@Test
	void switchesPoolsOffAndOn() {
		HttpResponse<String> response = this.application.post(ENDPOINT + "/str", "{\"enabled\": false}");
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.body()).isEmpty();
		assertThat(manager().isPoolEnabled("str")).isFalse();
		assertThat(this.application.get(ENDPOINT + "/str").body()).startsWith("{\"enabled\":false,\"hits\":");
		assertThat(this.application.get(ENDPOINT).body()).contains("\"str\":{\"enabled\":false,\"hits\":");
		assertThat(this.application.post(ENDPOINT + "/str", "{\"enabled\": true}").statusCode()).isEqualTo(204);
		assertThat(manager().isPoolEnabled("str")).isTrue();
	}

	@Test
	void answersForUnknownPoolsWithTheNamesOfTheKnown() {
		assertThat(List.of(this.application.get(ENDPOINT + "/nope"), this.application.delete(ENDPOINT + "/nope"),
				this.application.post(ENDPOINT + "/nope", "{\"enabled\": false}")))
			.allSatisfy((response) -> {
				assertThat(response.statusCode()).isEqualTo(404);
				assertThat(response.body())
					.isEqualTo("{\"error\":\"Unknown pool\",\"known\":[\"int\",\"str\",\"list\"]}");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{}", "[]", "false", "{\"enabled\": null}", "{\"enabled\": \"maybe\"}",
			"{\"enabled\": \"off\"}", "{\"enabled\": 0}", "{\"enabled\": []}", "{\"enable\": false}" })
	void refusesWrongBodies(String body) {
		assertThat(this.application.post(ENDPOINT + "/str", body).statusCode()).isEqualTo(400);
		assertThat(manager().isPoolEnabled("str")).isTrue();
	}

	private MemoryPoolManager manager() {
		return this.application.bean(MemoryPoolManager.class);
	}

}
