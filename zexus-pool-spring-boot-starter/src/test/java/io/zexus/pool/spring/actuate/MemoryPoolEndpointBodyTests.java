package io.zexus.pool.spring.actuate;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.spring.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/** The endpoint's bodies, to the letter, whatever JSON the application likes. */
class MemoryPoolEndpointBodyTests {

	private static final String ENDPOINT = "/actuator/zexuspool";

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void showsStatisticsAndNoValues(WebApplicationType type) {
		try (RunningApplication application = RunningApplication.start(type)) {
			assertThatBodiesAreExact(application);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void isNotChangedByTheJsonSettingsOfTheApplication(WebApplicationType type) {
		try (RunningApplication application = RunningApplication.start(type,
				"spring.jackson.property-naming-strategy=SNAKE_CASE",
				"spring.jackson.default-property-inclusion=non_default")) {
			assertThatBodiesAreExact(application);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void isNotChangedByTheJsonSettingsOfTheApplicationEvenWhenEndpointsAreToFollowThem(WebApplicationType type) {
		try (RunningApplication application = RunningApplication.start(type,
				"management.endpoints.jackson.isolated-json-mapper=false",
				"management.endpoints.jackson.isolated-object-mapper=false",
				"spring.jackson.property-naming-strategy=SNAKE_CASE",
				"spring.jackson.default-property-inclusion=non_default")) {
			assertThatBodiesAreExact(application);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void isTheSameOnAPathOfItsOwn(WebApplicationType type) {
		try (RunningApplication application = RunningApplication.start(type,
				"management.endpoints.web.base-path=/manage",
				"management.endpoints.web.path-mapping.zexuspool=pools")) {
			assertThat(application.get(ENDPOINT).statusCode()).isEqualTo(404);
			assertThatBodiesAreExact(application, "/manage/pools");
		}
	}

	/**
	 * Not for a reactive application: Boot does not choose one of the servers that are on
	 * our class path for its second port.
	 */
	@Test
	void isTheSameOnAPortOfItsOwn() {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET,
				"management.server.port=0", "management.server.address=127.0.0.1",
				"spring.jackson.property-naming-strategy=SNAKE_CASE")) {
			assertThatBodiesAreExact(application);
			assertThat(application.delete(ENDPOINT + "/nope").body()).contains("\"known\":[\"int\"");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void changesNothingWhenReadOnly(WebApplicationType type) {
		try (RunningApplication application = RunningApplication.start(type,
				"management.endpoint.zexuspool.access=read-only")) {
			assertThat(application.delete(ENDPOINT).statusCode()).isEqualTo(405);
			assertThat(application.delete(ENDPOINT + "/str").statusCode()).isEqualTo(405);
			assertThat(application.post(ENDPOINT + "/str", "{\"enabled\": false}").statusCode()).isEqualTo(405);
			assertThatBodiesAreExact(application);
		}
	}

	private static void assertThatBodiesAreExact(RunningApplication application) {
		assertThatBodiesAreExact(application, ENDPOINT);
	}

	private static void assertThatBodiesAreExact(RunningApplication application, String path) {
		MemoryPoolManager manager = application.bean(MemoryPoolManager.class);
		// What the mapper is called depends on the line of Spring Boot
		String mapper = manager.doors().get(0).name();
		assertThat(application.get(path)).satisfies((response) -> {
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).isEqualTo(
					"""
							{"pools":{"int":{"enabled":true,"hits":0,"misses":0,"allocations":0,"releases":0,"evictions":0,\
							"poolSize":0,"capacity":1000,"hitRate":0.0,"reuseRate":0.0,"savedBytes":0,"tooLong":0,"leaks":0},\
							"str":{"enabled":true,"hits":0,"misses":0,"allocations":0,"releases":0,"evictions":0,\
							"poolSize":0,"capacity":500,"hitRate":0.0,"reuseRate":0.0,"savedBytes":0,"tooLong":0,"leaks":0},\
							"list":{"enabled":true,"hits":0,"misses":0,"allocations":0,"releases":0,"evictions":0,\
							"poolSize":0,"capacity":1700,"hitRate":0.0,"reuseRate":0.0,"savedBytes":0,"tooLong":0,"leaks":0,\
							"discards":0}},\
							"aggregate":{"totalHits":0,"totalMisses":0,"totalOperations":0,"overallHitRate":0.0},\
							"mode":"annotated","reached":[{"door":"json","name":"%s","reached":true,"lookups":0,"savedBytes":0}],\
							"advice":[]}"""
						.formatted(mapper));
		});
		manager.getStr("a secret");
		manager.getStr(new String("a secret"));
		manager.acquireList(3).close();
		assertThat(application.get(path + "/str").body()).isEqualTo("""
				{"enabled":true,"hits":1,"misses":1,"allocations":1,"releases":0,"evictions":0,\
				"poolSize":1,"capacity":500,"hitRate":50.0,"reuseRate":0.0,"savedBytes":%d,"tooLong":0,"leaks":0,\
				"sizing":[],"advice":[]}""".formatted(manager.strPool().stats().savedBytes()));
		assertThat(manager.strPool().stats().savedBytes()).isPositive();
		assertThat(application.get(path + "/list").body()).isEqualTo(
				"""
						{"enabled":true,"hits":0,"misses":1,"allocations":1,"releases":1,"evictions":0,\
						"poolSize":1,"capacity":1700,"hitRate":0.0,"reuseRate":100.0,"savedBytes":0,"tooLong":0,"leaks":0,"discards":0,\
						"sizing":[],"advice":[]}""");
		assertThat(application.get(path).body()).doesNotContain("secret")
			.contains("\"aggregate\":{\"totalHits\":1,\"totalMisses\":2,\"totalOperations\":3,\"overallHitRate\":%s}"
				.formatted(100.0 / 3));
	}

}
