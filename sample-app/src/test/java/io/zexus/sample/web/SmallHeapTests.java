package io.zexus.sample.web;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.zexus.sample.SampleApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the sample in a JVM of its own with a heap of 256 MB, under streams of 200 MB.
 */
class SmallHeapTests {

	private static final String NDJSON = "application/x-ndjson";

	private static final int BLOCK = 1_000_000;

	private static Process process;

	private static Server server;

	@BeforeAll
	static void start() throws Exception {
		process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
				"-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				SampleApplication.class.getName(), "--server.port=0")
			.redirectErrorStream(true)
			.start();
		BufferedReader output = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		server = new Server(port(output));
		Thread drain = new Thread(() -> output.lines().forEach((line) -> {
		}));
		drain.setDaemon(true);
		drain.start();
	}

	private static int port(BufferedReader output) throws IOException {
		Pattern started = Pattern.compile("Tomcat started on port (\\d+)");
		StringBuilder seen = new StringBuilder();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			Matcher matcher = started.matcher(line);
			if (matcher.find()) {
				return Integer.parseInt(matcher.group(1));
			}
			seen.append(line).append('\n');
		}
		throw new IllegalStateException("The sample did not start:\n" + seen);
	}

	@AfterAll
	static void stop() throws InterruptedException {
		process.destroy();
		if (!process.waitFor(20, TimeUnit.SECONDS)) {
			process.destroyForcibly();
		}
	}

	@Test
	void streamsOf200MegabytesNeitherLoseRecordsNorEndTheService() throws Exception {
		garbageWithGoodLinesInItLosesNone();
		oneEndlessLineIsOneBadLine();
		// Last, for it leaves no room.
		recordsThatAreAllDifferentFillTheServiceAndNoMore();
		assertThat(process.isAlive()).isTrue();
	}

	private void garbageWithGoodLinesInItLosesNone() throws Exception {
		String garbage = ("x".repeat(99) + "\n").repeat(BLOCK / 100 - 1);
		int before = server.count();
		HttpResponse<String> response = post(200, (i) -> garbage + "{\"originState\":\"Texas\",\"speed\":" + i + "}\n");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(Server.json(response).get("accepted").asInt()).isEqualTo(200);
		assertThat(Server.json(response).get("rejected").asInt()).isEqualTo(200 * (BLOCK / 100 - 1));
		assertThat(server.count()).isEqualTo(before + 200);
	}

	private void oneEndlessLineIsOneBadLine() throws Exception {
		int before = server.count();
		HttpResponse<String> response = post(200,
				(i) -> (i == 0) ? "{\"originState\":\"Texas\"}\n{\"originState\":\"" : "x".repeat(BLOCK));
		JsonNode report = Server.json(response);
		assertThat(report.get("accepted").asInt()).isEqualTo(1);
		assertThat(report.get("errors")).singleElement()
			.extracting((error) -> error.get("reason").asString())
			.isEqualTo("longer than 65536 bytes");
		assertThat(server.count()).isEqualTo(before + 1);
	}

	private void recordsThatAreAllDifferentFillTheServiceAndNoMore() throws Exception {
		String pad = "\u4e00".repeat(55);
		HttpResponse<String> response = post(60, (block) -> {
			StringBuilder lines = new StringBuilder();
			for (int i = 0; i < 1000; i++) {
				String text = pad + block + '-' + i;
				lines.append("{\"airportName\":\"%s\",\"operator\":\"a%1$s\",\"wildlifeSpecies\":\"b%1$s\"}\n"
					.formatted(text));
			}
			return lines.toString();
		});
		assertThat(response.statusCode()).isEqualTo(507);
		JsonNode report = Server.json(response);
		assertThat(report.get("full").asBoolean()).isTrue();
		assertThat(report.get("accepted").asInt() + report.get("rejected").asInt()).isEqualTo(60_000);
		assertThat(server.count()).isEqualTo(50_000);
		assertThat(server.get("/actuator/health").statusCode()).isEqualTo(200);
	}

	private static HttpResponse<String> post(int blocks, IntFunction<String> block) throws Exception {
		return server.post(NDJSON, BodyPublishers.ofInputStream(() -> {
			Iterator<String> made = IntStream.range(0, blocks).mapToObj(block).iterator();
			return new SequenceInputStream(new Enumeration<>() {
				@Override
				public boolean hasMoreElements() {
					return made.hasNext();
				}

				@Override
				public InputStream nextElement() {
					return new ByteArrayInputStream(made.next().getBytes(StandardCharsets.UTF_8));
				}
			});
		}));
	}

}
