package io.zexus.pool.advisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Dumps of JVMs of several kinds, read as NetBeans reads them.
 */
class RealDumpTests {

	private static final int ORDERS = (8_000_000 - 4_000_000) / 1600;

	private static final String ORDER = Population.Order.class.getName();

	@TempDir
	private Path directory;

	/** A java command, options, and the header and reference that they lead to. */
	static Stream<Arguments> jvms() {
		List<Arguments> jvms = new ArrayList<>();
		Path own = Path.of(System.getProperty("java.home"), "bin", "java");
		int version = Runtime.version().feature();
		jvms.add(arguments(own, List.of("-XX:+UseSerialGC"), 12, 4));
		jvms.add(arguments(own, List.of("-XX:+UseG1GC", "-XX:+UseStringDeduplication"), 12, 4));
		jvms.add(arguments(own, List.of("-XX:+UseG1GC", "-XX:-UseCompressedOops"), 12, 8));
		if (version >= 25) {
			jvms.add(arguments(own, List.of("-XX:+UseCompactObjectHeaders"), 8, 4));
		}
		else {
			jvms.add(arguments(own, List.of("-XX:-UseCompressedOops", "-XX:-UseCompressedClassPointers"), 16, 8));
		}
		return jvms.stream();
	}

	@ParameterizedTest
	@MethodSource("jvms")
	void countsAreThoseOfTheOracle(Path java, List<String> options, int header, int reference)
			throws IOException, InterruptedException {
		Path dump = Population.dump(java, this.directory.resolve("heap.hprof"), 8, options);
		Run run = Run.of(dump, "--format=json");
		assertThat(run.code()).as(run.err()).isZero();
		Oracle oracle = new Oracle(dump);

		JsonNode report = run.json();
		assertThat(report.get("dump").get("headerBytes").asInt()).isEqualTo(header);
		assertThat(report.get("dump").get("referenceBytes").asInt()).isEqualTo(reference);
		assertThat(report.get("dump").get("jdk").asString()).startsWith(String.valueOf(Runtime.version().feature()));
		assertThat(report.get("totals").get("strings").asLong()).isEqualTo(oracle.strings());
		assertThat(fields(report)).isNotEmpty().allSatisfy((place, text) -> {
			assertThat(oracle.places()).as(place).containsKey(place);
			assertThat(text).as(place).isEqualTo(oracle.places().get(place).text());
		});
		assertThat(fields(report)).containsKey(ORDER + ".status, String")
			.containsKey(ORDER + ".amount, Integer")
			.containsKey(ORDER + ".mixed, Integer")
			.containsKey(Population.Document.class.getName() + ".author, String");
		assertCollections(run);
		if (options.contains("-XX:+UseStringDeduplication")) {
			assertThat(run.place(Population.Document.class.getName() + ".author", "String").get("wastedBytes").asLong())
				.as("arrays are shared, strings are not")
				.isEqualTo((ORDERS - 100) * 24L);
		}
	}

	/** All places that are fields of instances, parts of collections excepted. */
	private static Map<String, String> fields(JsonNode report) {
		Map<String, String> fields = new TreeMap<>();
		for (JsonNode place : report.get("places")) {
			String where = place.get("where").asString();
			String type = place.get("type").asString();
			if (!where.contains("(") && where.startsWith("io.zexus.") && !where.contains("REGISTRY")
					&& (type.equals("String") || type.equals("Integer"))) {
				long references = place.get("references").asLong();
				fields.put(where + ", " + type,
						references + " references, " + place.get("objects") + " objects, " + place.get("distinct")
								+ " distinct, " + Math.round(place.get("topShare").asDouble() * references)
								+ " to the most frequent");
			}
		}
		return fields;
	}

	private static void assertCollections(Run run) {
		assertPlace(run, ORDER + ".tags (elements)", "String", 2 * ORDERS, 31);
		assertPlace(run, ORDER + ".lines (elements)", "String", ORDERS, 7);
		assertPlace(run, ORDER + ".history (elements)", "String", 3 * ORDERS, 5);
		assertPlace(run, ORDER + ".labels (keys)", "String", ORDERS, 4);
		assertPlace(run, ORDER + ".attributes (keys)", "String", ORDERS, 1);
		assertPlace(run, ORDER + ".attributes (elements)", "String", 2 * ORDERS, 10);
		assertPlace(run, Population.class.getName() + ".REGISTRY (values)", "String", ORDERS / 100, 1);
		assertPlace(run, ORDER + ".date", "LocalDate", ORDERS, 84);
		assertPlace(run, ORDER + ".tenant", "UUID", ORDERS, 10);
		assertPlace(run, ORDER + ".price", "BigDecimal", ORDERS, 50);
		assertThat(run.place(ORDER + ".date", "LocalDate").get("advice").asString())
			.isEqualTo("@Pooled on " + ORDER + ".date, which needs a ValuePool<LocalDate> of size 256");
	}

	private static void assertPlace(Run run, String where, String type, int references, int distinct) {
		JsonNode place = run.place(where, type);
		assertThat(place.get("references").asInt()).as(where).isEqualTo(references);
		assertThat(place.get("distinct").asInt()).as(where).isEqualTo(distinct);
	}

	@Test
	void dumpsOfRunningProcessesAreDeletedAfterwards() throws IOException {
		Run run = Run.of("--pid=" + ProcessHandle.current().pid(), "--format=json");
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(run.json().get("totals").get("strings").asLong()).isPositive();
		List<String> said = run.err().lines().toList();
		assertThat(said.get(0)).startsWith("Taking a dump of the live objects of process ");
		assertThat(said.get(1)).startsWith("Dumped ");
		Path file = Path.of(said.get(1).substring(said.get(1).indexOf(" to ") + 4));
		assertThat(said).last().isEqualTo("Deleted " + file);
		assertThat(Files.exists(file.getParent())).isFalse();
	}

	@Test
	void processesThatAreNoneAreNamed() {
		Run run = Run.of("--pid=999999999");
		assertThat(run.code()).isEqualTo(3);
		assertThat(run.err()).contains("process 999999999 gave no heap dump").doesNotContain("\tat ");
	}

	@Test
	void littleHeapTakesMoreReadingsAndTooLittleEndsWithAdvice() throws IOException, InterruptedException {
		Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		Path dump = Population.dump(java, this.directory.resolve("heap.hprof"), 60, List.of("-Xmx300m"));
		Process process = new ProcessBuilder(java.toString(), "-Xmx50m", "-cp", System.getProperty("java.class.path"),
				Advisor.class.getName(), dump.toString())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).isEqualTo(3);
		assertThat(output).contains("more heap than there is").contains("-Xmx").doesNotContain("\tat ");
	}

}
