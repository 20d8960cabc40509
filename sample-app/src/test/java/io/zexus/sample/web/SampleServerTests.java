package io.zexus.sample.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import javax.sql.DataSource;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolStats;
import io.zexus.sample.data.StartReport;
import io.zexus.sample.data.Strike;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cache.CacheManager;
import org.springframework.context.ApplicationContext;
import org.springframework.kafka.core.ConsumerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the whole sample over HTTP, as it is shipped.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class SampleServerTests {

	private static final String NDJSON = "application/x-ndjson";

	private static final String GOOD = "{\"originState\":\"Texas\",\"wildlifeSpecies\":\"Gull\",\"costTotal\":5000}\n";

	@Autowired
	private StartReport start;

	@Autowired
	private MemoryPoolManager pools;

	@Autowired
	private ApplicationContext context;

	@LocalServerPort
	private int port;

	private Server server;

	@BeforeEach
	void server() {
		this.server = new Server(this.port);
	}

	@Test
	void startReportHoldsWhatTheReadmePromises() {
		assertThat(this.start.records()).isEqualTo(10_000);
		assertThat(this.start.savedPercent()).isBetween(75.0, 90.0);
		assertThat(this.start.stringValues()).isEqualTo(100_000);
		assertThat(this.start.stats().pools().get("str").hitRate()).isBetween(95.0, 98.0);
		assertThat(this.start.toTable()).contains("10,000", "hit rate of pool str", "retained without pooling",
				"retained with pooling", "pools included", "measured by", "time taken");
	}

	@Test
	void actuatorShowsHealthMetricsAndThePools() throws Exception {
		assertThat(this.server.get("/actuator/health").body()).contains("UP");
		assertThat(this.server.get("/actuator/metrics/zexus.pool.gets").statusCode()).isEqualTo(200);
		assertThat(this.server.get("/actuator/prometheus").body()).contains("zexus_pool_gets");
		JsonNode strings = Server.json(this.server.get("/actuator/zexuspool/str"));
		assertThat(strings.get("capacity").asInt()).isEqualTo(1000);
		assertThat(strings.get("hits").asLong()).isGreaterThan(95_000);
	}

	@Test
	void nothingThatTheProfileOfTheDoorsNeedsIsStarted() {
		assertThat(this.context.getBeanProvider(DataSource.class)).isEmpty();
		assertThat(this.context.getBeanProvider(ConsumerFactory.class)).isEmpty();
		assertThat(this.context.getBeanProvider(CacheManager.class)).isEmpty();
	}

	@Test
	void actuatorShowsWhatIsKnownOfEachPropertyOfTheStrikes() throws Exception {
		JsonNode properties = Server.json(this.server.get("/actuator/zexuspool/str")).get("properties");
		assertThat(properties).hasSize(10).allSatisfy((property) -> {
			assertThat(property.get("name").asString()).startsWith(Strike.class.getName() + ".");
			assertThat(property.get("pooled").asBoolean()).isTrue();
			assertThat(property.get("lookups").asLong()).isGreaterThanOrEqualTo(10_000);
			assertThat(property.get("savedBytes").asLong()).isPositive();
		});
	}

	@Test
	void findsStrikesByAnExpression() throws Exception {
		JsonNode found = Server.json(this.server.find("originState = \"Texas\" and costTotal > 1000"));
		assertThat(found.get("matched").asInt()).isPositive();
		assertThat(found.get("strikes")).isNotEmpty().hasSizeLessThanOrEqualTo(3).allSatisfy((strike) -> {
			assertThat(strike.get("originState").asString()).isEqualTo("Texas");
			assertThat(strike.get("costTotal").asInt()).isGreaterThan(1000);
		});
	}

	@Test
	void queriesLeaveNoListBehind() throws Exception {
		HttpResponse<String> response = this.server
			.find("originState = \"Texas\" and wildlifeSpecies in [\"Gull\", \"Hawk\"] and costTotal > 1000");
		assertThat(response.statusCode()).isEqualTo(200);
		PoolStats lists = this.pools.listPool().stats();
		assertThat(lists.releases()).isPositive().isEqualTo(lists.hits() + lists.misses());
	}

	@Test
	void wrongExpressionIsABadRequestThatSaysWhatWasExpectedAndWhere() throws Exception {
		HttpResponse<String> response = this.server.find("originState = Texas");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		JsonNode problem = Server.json(response);
		assertThat(problem.get("column").asInt()).isEqualTo(15);
		assertThat(problem.get("expected").asString()).startsWith("a string in double quotes");
		assertThat(problem.get("detail").asString()).contains("column 15", "'Texas'");
	}

	@Test
	void wrongLimitIsABadRequest() throws Exception {
		assertThat(this.server.get("/strikes?limit=-1").statusCode()).isEqualTo(400);
		assertThat(this.server.get("/strikes?limit=x").statusCode()).isEqualTo(400);
	}

	@Test
	void postedLinesAreKeptOrReported() throws Exception {
		int before = this.server.count();
		JsonNode json = Server.json(this.server.post(NDJSON, GOOD + "garbage\n" + GOOD + "{\"originSt"));
		assertThat(json.get("accepted").asInt()).isEqualTo(2);
		assertThat(json.get("rejected").asInt()).isEqualTo(2);
		assertThat(json.get("errors").get(0).get("line").asInt()).isEqualTo(2);
		assertThat(json.get("errors").get(1).get("reason").asString()).contains("end-of-input");
		JsonNode csv = Server.json(this.server.post("text/csv;charset=UTF-8", "originState,costTotal\nOhio,1\nOhio\n"));
		assertThat(csv.get("accepted").asInt()).isEqualTo(1);
		assertThat(csv.get("errors").get(0).get("line").asInt()).isEqualTo(3);
		assertThat(this.server.count()).isEqualTo(before + 3);
	}

	@Test
	void whatCurlLabelsAsAFormIsTakenAsNdjsonButNotFromBrowsers() throws Exception {
		String form = "application/x-www-form-urlencoded";
		int before = this.server.count();
		assertThat(Server.json(this.server.post(form, GOOD)).get("accepted").asInt()).isEqualTo(1);
		assertThat(Server.json(this.server.post(form, "a=b&c=d")).get("rejected").asInt()).isEqualTo(1);
		assertThat(this.server.post(form, GOOD, "Origin", "http://elsewhere.test").statusCode()).isBetween(400, 499);
		assertThat(this.server.count()).isEqualTo(before + 1);
	}

	@Test
	void otherTypesAreRefused() throws Exception {
		assertThat(this.server.post("text/plain", GOOD).statusCode()).isEqualTo(415);
	}

	@Test
	void longStreamWithoutLengthIsReadToItsEnd() throws Exception {
		int before = this.server.count();
		byte[] lines = ("x".repeat(999) + "\n").repeat(30_000).getBytes(StandardCharsets.UTF_8);
		HttpResponse<String> response = this.server.post(NDJSON,
				BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(lines)));
		assertThat(Server.json(response).get("rejected").asInt()).isEqualTo(30_000);
		assertThat(Server.json(response).get("errors")).hasSize(20);
		assertThat(this.server.count()).isEqualTo(before);
	}

	@Test
	void whenTheConnectionDropsWholeLinesAreKept(CapturedOutput output) throws Exception {
		int before = this.server.count();
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			String request = "POST /strikes HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + NDJSON
					+ "\r\nContent-Length: 1000000\r\n\r\n" + GOOD + GOOD + "{\"originState\":\"Texas\"}";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
			socket.shutdownOutput();
			assertThat(statusLine(socket.getInputStream())).contains(" 400 ");
		}
		assertThat(this.server.count()).isEqualTo(before + 2);
		assertThat(output).contains("The stream broke in line 3: 2 before it were kept, 0 rejected");
	}

	private static String statusLine(InputStream in) throws IOException {
		return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("");
	}

}
