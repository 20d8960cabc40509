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
	void resizesAPool() {
		HttpResponse<String> response = this.application.post(ENDPOINT + "/str/1234", "");
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.body()).isEmpty();
		assertThat(manager().strPool().capacity()).isEqualTo(1234);
		assertThat(this.application.post(ENDPOINT + "/nope/1234", "").statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "many", "1.5", "99999999999" })
	void refusesWrongCapacities(String capacity) {
		int before = manager().strPool().capacity();
		HttpResponse<String> response = this.application.post(ENDPOINT + "/str/" + capacity, "");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(manager().strPool().capacity()).isEqualTo(before);
	}

	@Test
	void saysWhatReachesThePools() {
		manager().door("json", "someMapper").count(100);
		manager().door("json", "otherMapper").notReached("Add the module.");
		assertThat(this.application.get(ENDPOINT).body()).contains(
				"{\"door\":\"json\",\"name\":\"someMapper\",\"reached\":true,\"lookups\":1,\"savedBytes\":100}",
				"\"reached\":false,\"lookups\":0,\"savedBytes\":0,\"remedy\":\"Add the module.\"}",
				"{\"code\":\"unreached\",\"text\":\"Not reached: json otherMapper. Add the module.\"");
	}

	@Test
	void showsWhatOtherCapacitiesWouldDo() {
		manager().strPool().observe();
		for (int i = 0; i < 50_000; i++) {
			manager().getStr("value " + i % 200);
			if (i % 500 == 0) {
				manager().strPool().observe();
			}
		}
		assertThat(this.application.get(ENDPOINT + "/str").body()).contains("\"sizing\":[{\"capacity\":",
				"\"hitRate\":", "\"savedBytes\":", "\"poolBytes\":");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/json", "application/vnd.spring-boot.actuator.v3+json",
			"application/json, text/html;q=0.5" })
	void isJsonForEveryClientButABrowser(String accept) {
		HttpResponse<String> response = this.application.get(ENDPOINT, accept);
		assertThat(response.body()).startsWith("{\"pools\":{\"int\":");
		assertThat(response.body()).isEqualTo(this.application.get(ENDPOINT).body());
	}

	@Test
	void isAPageForABrowser() {
		HttpResponse<String> response = this.application.get(ENDPOINT,
				"text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8");
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/html"));
		assertThat(response.body()).startsWith("<!DOCTYPE html>").contains("uPlot").doesNotContain("/* uPlot");
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
