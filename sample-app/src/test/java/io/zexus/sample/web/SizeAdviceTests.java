package io.zexus.sample.web;

import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.zexus.sample.SampleApplication;
import io.zexus.sample.data.StartReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A sample whose string pool is too small for the file is told the size that the file
 * needs, wherever one looks.
 */
@ExtendWith(OutputCaptureExtension.class)
class SizeAdviceTests {

	private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

	private static final Pattern ADVICE = Pattern.compile("Raise zexus\\.pool\\.str-size from 100 to ([0-9,]+)");

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static ConfigurableApplicationContext context;

	private static Server server;

	@TempDir
	private static Path directory;

	private static List<String> log;

	@BeforeAll
	static void start(CapturedOutput output) {
		context = run(100);
		server = server(context);
		// The observer says what it found at two looks in a row
		await().atMost(PATIENCE).until(() -> ADVICE.matcher(output.getOut()).find());
		log = output.getOut().lines().toList();
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	private static ConfigurableApplicationContext run(int size) {
		return SpringApplication.run(SampleApplication.class, "--server.port=0", "--zexus.pool.str-size=" + size);
	}

	private static Server server(ConfigurableApplicationContext context) {
		return new Server(Integer.parseInt(context.getEnvironment().getProperty("local.server.port")));
	}

	@Test
	void theLogSaysItInOneLine() throws Exception {
		assertThat(log).filteredOn((line) -> ADVICE.matcher(line).find())
			.singleElement()
			.asString()
			.contains(" INFO ", "MemoryPoolObserver",
					"Raise zexus.pool.str-size from 100 to %,d:".formatted(advised()));
	}

	@Test
	void theEndpointSaysItAndPredictsWhatTheFileThenHits() throws Exception {
		int size = advised();
		JsonNode pool = Server.json(server.get("/actuator/zexuspool/str"));
		assertThat(pool.get("capacity").asInt()).isEqualTo(100);
		double predicted = hitRate(pool, size);
		assertThat(predicted).isGreaterThan(pool.get("hitRate").asDouble() + 2);
		assertThat(predicted).isCloseTo(hitRate(pool, 800), within(1.0));
		try (ConfigurableApplicationContext raised = run(size)) {
			double measured = raised.getBean(StartReport.class).stats().pools().get("str").hitRate();
			System.out.printf(
					"With 100 strings %.1f %% hit; with the advised %d, %.1f %% predicted, %.1f %% measured%n",
					pool.get("hitRate").asDouble(), size, predicted, measured);
			assertThat(measured).isCloseTo(predicted, within(3.0));
		}
	}

	@Test
	void thePageShowsIt() throws Exception {
		assumeTrue(Files.isExecutable(CHROMIUM), "needs " + CHROMIUM + ": install the package chromium");
		int size = advised();
		Path folder = Files.createDirectories(Path.of("target", "screenshots"));
		String page = chromium("--dump-dom");
		assertThat(page).contains("Raise zexus.pool.str-size from 100 to %,d".formatted(size));
		chromium("--window-size=1200,1400", "--screenshot=" + folder.resolve("size-advice.png").toAbsolutePath());
		assertThat(folder.resolve("size-advice.png")).isNotEmptyFile();
	}

	/** Returns the size that the endpoint advises. */
	private static int advised() throws Exception {
		JsonNode advice = Server.json(server.get("/actuator/zexuspool")).get("advice");
		return advice.values()
			.stream()
			.filter((it) -> it.get("code").asString().equals("raise"))
			.map((it) -> ADVICE.matcher(it.get("text").asString()))
			.filter(Matcher::lookingAt)
			.map((matcher) -> Integer.parseInt(matcher.group(1).replace(",", "")))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No advice to raise: " + advice));
	}

	private static double hitRate(JsonNode pool, int capacity) {
		for (JsonNode forecast : pool.get("sizing")) {
			if (forecast.get("capacity").asInt() == capacity) {
				return forecast.get("hitRate").asDouble();
			}
		}
		throw new AssertionError("No forecast for " + capacity + ": " + pool.get("sizing"));
	}

	private static String chromium(String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of(CHROMIUM.toString(), "--headless=new", "--no-sandbox",
				"--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
				"--disable-sync", "--user-data-dir=" + directory, "--virtual-time-budget=10000"));
		command.addAll(List.of(arguments));
		command.add(server.uri("/actuator/zexuspool").toString());
		Process process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
		try {
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			return output;
		}
		finally {
			process.destroy();
		}
	}

}
