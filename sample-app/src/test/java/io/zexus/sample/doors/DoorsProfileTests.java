package io.zexus.sample.doors;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.StreamSupport;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample with the profile that opens every door.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("doors")
@DirtiesContext // the broker need not run on
class DoorsProfileTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "json", "hibernate", "kafka", "cache" })
	void endpointShowsWhatEachDoorSaves(String door) throws Exception {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/actuator/zexuspool"))
			.build();
		JsonNode body = new JsonMapper()
			.readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
		assertThat(StreamSupport.stream(body.get("reached").spliterator(), false))
			.filteredOn((row) -> row.get("door").asString().equals(door))
			.isNotEmpty()
			.allSatisfy((row) -> {
				assertThat(row.get("reached").asBoolean()).isTrue();
				assertThat(row.get("lookups").asLong()).isPositive();
				assertThat(row.get("savedBytes").asLong()).isPositive();
			});
	}

}
