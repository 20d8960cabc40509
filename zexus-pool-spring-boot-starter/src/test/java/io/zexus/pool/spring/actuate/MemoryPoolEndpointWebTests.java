package io.zexus.pool.spring.actuate;

import java.net.http.HttpResponse;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.spring.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/** The endpoint's rows of the contract, through a real servlet and reactive server. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
class MemoryPoolEndpointWebTests {

	private static final String ENDPOINT = "/actuator/zexuspool";

	private static RunningApplication application;

	@Parameter
	private WebApplicationType type;

	@BeforeParameterizedClassInvocation
	static void start(WebApplicationType type) {
		application = RunningApplication.start(type);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		application.close();
	}

	@Test
	void clearsAllPools() {
		manager().getStr("a");
		manager().getInt(1000);
		HttpResponse<String> response = application.delete(ENDPOINT);
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.body()).isEmpty();
		assertThat(manager().strPool().stats().poolSize()).isZero();
		assertThat(manager().intPool().stats().poolSize()).isZero();
	}

	@Test
	void clearsOnePool() {
		manager().getStr("a");
		manager().getInt(1000);
		assertThat(application.delete(ENDPOINT + "/str").statusCode()).isEqualTo(204);
		assertThat(manager().strPool().stats().poolSize()).isZero();
		assertThat(manager().intPool().stats().poolSize()).isOne();
	}

	@Test
	void switchesPoolsOffAndOn() {
		HttpResponse<String> response = application.post(ENDPOINT + "/str", "{\"enabled\": false}");
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.body()).isEmpty();
		assertThat(manager().isPoolEnabled("str")).isFalse();
		assertThat(application.get(ENDPOINT + "/str").body()).startsWith("{\"enabled\":false,\"hits\":");
		assertThat(application.get(ENDPOINT).body()).contains("\"str\":{\"enabled\":false,\"hits\":");
		assertThat(application.post(ENDPOINT + "/str", "{\"enabled\": true}").statusCode()).isEqualTo(204);
		assertThat(manager().isPoolEnabled("str")).isTrue();
	}

	@Test
	void doesNotFindUnknownPools() {
		assertThat(application.get(ENDPOINT + "/nope").statusCode()).isEqualTo(404);
		assertThat(application.delete(ENDPOINT + "/nope").statusCode()).isEqualTo(404);
		assertThat(application.post(ENDPOINT + "/nope", "{\"enabled\": false}").statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{}", "[]", "false", "{\"enabled\": null}", "{\"enabled\": \"maybe\"}",
			"{\"enabled\": \"off\"}", "{\"enabled\": 0}", "{\"enabled\": []}", "{\"enable\": false}" })
	void refusesWrongBodies(String body) {
		assertThat(application.post(ENDPOINT + "/str", body).statusCode()).isEqualTo(400);
		assertThat(manager().isPoolEnabled("str")).isTrue();
	}

	private MemoryPoolManager manager() {
		return application.bean(MemoryPoolManager.class);
	}

}
