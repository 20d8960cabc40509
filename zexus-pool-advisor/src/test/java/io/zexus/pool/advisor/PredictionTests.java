package io.zexus.pool.advisor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A service follows the advice, and retains what was predicted.
 */
class PredictionTests {

	private static final String PROPERTY = PropertyService.Property.class.getName();

	@TempDir
	private Path directory;

	@Test
	void aServiceThatFollowsTheAdviceRetainsWhatWasPredicted() throws IOException, InterruptedException {
		Path dump = this.directory.resolve("heap.hprof");
		long without = run("dump", dump.toString());
		JsonNode report = Run.of(dump, "--format=json").json();

		List<String> fields = pooledFields(report);
		assertThat(fields).contains("application", "type", "sourceType", "level");
		String yaml = report.get("yaml").asString();
		List<String> arguments = new ArrayList<>(
				List.of("pooled", setting(yaml, "str-size"), setting(yaml, "max-string-length")));
		arguments.addAll(fields);
		long with = run(arguments.toArray(String[]::new));

		JsonNode advice = report.get("classes")
			.valueStream()
			.filter(PredictionTests::isProperty)
			.findFirst()
			.orElseThrow();
		long predictedWithout = advice.get("bytes").asLong();
		long predicted = advice.get("pooledBytes").asLong() + report.get("totals").get("poolCostBytes").asLong();
		System.out.printf("%nProperties of Spring Boot: retained %,d bytes, told %,d; pooled %,d, predicted %,d%n",
				without, predictedWithout, with, predicted);
		assertThat(predictedWithout).isCloseTo(without, within(without / 10));
		assertThat(predicted).isCloseTo(with, within(with / 10));
		assertThat(with).isLessThan(without / 2);
	}

	private static boolean isProperty(JsonNode advice) {
		return advice.get("name").asString().equals(PROPERTY);
	}

	private static List<String> pooledFields(JsonNode report) {
		return report.get("places")
			.valueStream()
			.filter((place) -> place.get("verdict").asString().equals("POOL"))
			.map((place) -> place.get("where").asString())
			.filter((where) -> where.startsWith(PROPERTY + "."))
			.map((where) -> where.substring(PROPERTY.length() + 1))
			.toList();
	}

	private static String setting(String yaml, String key) {
		return yaml.lines()
			.map(String::strip)
			.filter((line) -> line.startsWith(key + ": "))
			.map((line) -> line.substring(key.length() + 2))
			.findFirst()
			.orElse("64");
	}

	private static long run(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-cp",
						System.getProperty("java.class.path"), PropertyService.class.getName()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(output).isZero();
		return Long.parseLong(output.lines().reduce((first, second) -> second).orElseThrow());
	}

}
