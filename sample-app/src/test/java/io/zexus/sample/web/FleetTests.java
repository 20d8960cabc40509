package io.zexus.sample.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.zexus.sample.SampleApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Two samples that a real Prometheus scrapes: whatever the board and the rules ask for,
 * it answers with data.
 */
class FleetTests {

	private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");

	private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

	private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();

	private static final Path BOARD = DOCS.resolve("grafana/zexus-pool.json");

	private static final Path RULES = DOCS.resolve("prometheus/zexus-pool.rules.yml");

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final JsonMapper JSON = new JsonMapper();

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final List<ConfigurableApplicationContext> SAMPLES = new ArrayList<>();

	@TempDir
	private static Path directory;

	private static Process prometheus;

	private static int port;

	@BeforeAll
	static void start() throws IOException {
		assumeTrue(Files.isExecutable(PROMETHEUS) && Files.isExecutable(PROMTOOL),
				"needs " + PROMETHEUS + " and " + PROMTOOL + ": install the package prometheus");
		SAMPLES.add(sample());
		SAMPLES.add(sample());
		port = freePort();
		Path configuration = Files.writeString(directory.resolve("prometheus.yml"), """
				global:
				  scrape_interval: 1s
				  evaluation_interval: 1s
				rule_files: ['%s']
				scrape_configs:
				  - job_name: samples
				    metrics_path: /actuator/prometheus
				    static_configs:
				      - targets: ['127.0.0.1:%d', '127.0.0.1:%d']
				""".formatted(RULES, portOf(SAMPLES.get(0)), portOf(SAMPLES.get(1))));
		prometheus = new ProcessBuilder(PROMETHEUS.toString(), "--config.file=" + configuration,
				"--storage.tsdb.path=" + directory.resolve("data"), "--web.listen-address=127.0.0.1:" + port)
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("prometheus.log").toFile())
			.start();
		await("Prometheus").atMost(PATIENCE).ignoreExceptions().until(() -> query("up") != null);
	}

	private static ConfigurableApplicationContext sample() {
		return SpringApplication.run(SampleApplication.class, "--server.port=0",
				"--management.metrics.tags.application=strikes");
	}

	private static int portOf(ConfigurableApplicationContext sample) {
		return Integer.parseInt(sample.getEnvironment().getProperty("local.server.port"));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	@AfterAll
	static void stop() throws InterruptedException {
		if (prometheus != null) {
			prometheus.destroy();
			prometheus.waitFor(20, TimeUnit.SECONDS);
		}
		SAMPLES.forEach(ConfigurableApplicationContext::close);
		SAMPLES.clear();
	}

	@Test
	void everyQueryOfTheBoardFindsData() throws IOException {
		Map<String, String> queries = boardQueries();
		assertThat(queries).hasSizeGreaterThan(8);
		queries.forEach((title, query) -> print(title, query, awaitData(query)));
		assertThat(labels("application")).containsExactly("strikes");
		assertThat(labels("instance")).hasSize(2);
	}

	@Test
	void figuresAreThoseOfBothInstances() {
		JsonNode hits = awaitData("zexus_pool_gets_total{pool=\"str\",result=\"hit\"} > 0");
		assertThat(hits).hasSize(2);
		JsonNode ratios = awaitNumbers("zexus_pool:hit_ratio:rate5m{pool=\"str\"}", 2);
		assertThat(ratios).allSatisfy((ratio) -> assertThat(value(ratio)).isBetween(0.5, 1.0));
	}

	@Test
	void everyRuleIsValidAndItsRecordingsFindData() throws Exception {
		assertThat(promtool("check", "rules", RULES.toString())).contains("SUCCESS");
		for (Map<String, String> rule : rules()) {
			if (rule.containsKey("record")) {
				print("record " + rule.get("record"), rule.get("expr"), awaitData(rule.get("expr")));
				print("recorded", rule.get("record"), awaitData(rule.get("record")));
			}
			else {
				print("alert " + rule.get("alert"), rule.get("expr"), query(rule.get("expr")));
			}
		}
		JsonNode groups = get("/api/v1/rules").get("data").get("groups");
		assertThat(groups).isNotEmpty()
			.allSatisfy((group) -> assertThat(group.get("rules"))
				.allSatisfy((rule) -> assertThat(rule.get("health").asString()).isNotEqualTo("err")));
	}

	@Test
	void aReliefOfAllPoolsIsOneRelief() throws Exception {
		Path tests = Files.writeString(directory.resolve("reliefs.yml"), """
				rule_files: ['%s']
				tests:
				%s%s""".formatted(RULES, reliefs(2, false), reliefs(5, true)));
		assertThat(promtool("test", "rules", tests.toString())).contains("SUCCESS");
	}

	/** Reliefs within an hour, of three pools, and whether they are to alert. */
	private static String reliefs(int reliefs, boolean alert) {
		String series = List.of("int", "str", "list").stream().map((pool) -> """
				      - series: 'zexus_pool_clears_total{application="a",instance="i",pool="%s",cause="heap"}'
				        values: '0x20 %dx60'
				""".formatted(pool, reliefs)).collect(Collectors.joining());
		return """
				  - interval: 1m
				    input_series:
				%s    promql_expr_test:
				      - expr: count(ALERTS{alertname="ZexusPoolCleared"})
				        eval_time: 60m
				        exp_samples: [%s]
				""".formatted(series, (alert) ? "{labels: '{}', value: 1}" : "");
	}

	private static Map<String, String> boardQueries() throws IOException {
		Map<String, String> queries = new LinkedHashMap<>();
		for (JsonNode panel : JSON.readTree(Files.readString(BOARD)).get("panels")) {
			for (JsonNode target : panel.path("targets")) {
				queries.put(panel.get("title").asString() + " " + target.path("refId").asString(),
						target.get("expr")
							.asString()
							.replace("$application", ".*")
							.replace("$instance", ".*")
							.replace("$__rate_interval", "1m")
							.replace("$__range", "1m"));
			}
		}
		assertThat(queries.values()).noneMatch((query) -> query.contains("$"));
		return queries;
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, String>> rules() throws IOException {
		Map<String, List<Map<String, List<Map<String, String>>>>> file = new Yaml().load(Files.readString(RULES));
		return file.get("groups").stream().flatMap((group) -> group.get("rules").stream()).toList();
	}

	private static List<String> labels(String label) {
		return get("/api/v1/label/" + label + "/values?match%5B%5D=zexus_pool_size").get("data")
			.values()
			.stream()
			.map(JsonNode::asString)
			.toList();
	}

	/** Returns the result of a query, once it has one, while the samples are in use. */
	private static JsonNode awaitData(String query) {
		return awaitNumbers(query, 1);
	}

	private static JsonNode awaitNumbers(String query, int least) {
		return await(query).atMost(PATIENCE).until(() -> {
			SAMPLES.forEach(FleetTests::use);
			return query(query);
		}, (result) -> result.size() >= least
				&& result.values().stream().filter((it) -> !Double.isNaN(value(it))).count() >= least);
	}

	/** Has every pool of a sample something to do. */
	private static void use(ConfigurableApplicationContext sample) {
		try {
			Server server = new Server(portOf(sample));
			server.post("text/csv", "originState,wildlifeSpecies,costTotal\n" + "Ohio,Gull,5000\n".repeat(3));
			server.find("originState = \"Ohio\" and wildlifeSpecies in [\"Gull\"]");
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static double value(JsonNode result) {
		return Double.parseDouble(result.get("value").get(1).asString());
	}

	private static JsonNode query(String query) {
		JsonNode answer = get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
		assertThat(answer.get("status").asString()).as(query + ": " + answer).isEqualTo("success");
		return answer.get("data").get("result");
	}

	private static JsonNode get(String path) {
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
			return JSON.readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
		}
		catch (Exception ex) {
			throw new IllegalStateException("Prometheus does not answer " + path, ex);
		}
	}

	private static String promtool(String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of(PROMTOOL.toString()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return output;
	}

	private static void print(String title, String query, JsonNode result) {
		System.out.println(title + ": " + query.strip().replaceAll("\\s+", " "));
		result.values()
			.stream()
			.limit(4)
			.forEach((it) -> System.out.println("    " + it.get("metric") + " " + value(it)));
		System.out.println("    " + result.size() + " series");
	}

}
