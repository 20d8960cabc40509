package io.zexus.sample.readme;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.sample.SampleApplication;
import io.zexus.sample.data.StartReport;
import io.zexus.sample.readme.Page.Block;
import org.json.JSONException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import org.skyscreamer.jsonassert.JSONCompareResult;
import org.skyscreamer.jsonassert.comparator.DefaultComparator;
import org.w3c.dom.Document;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Every block of the README and of the guide is tried, page by page and in the order of
 * the page: configuration starts an application, Java compiles, commands are given to the
 * sample, whose output is that of the page. Tables of properties and meters are complete.
 */
// With a property of its own the sample is one that no other test has used.
@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "readme=true")
class DocumentationTests {

	private static final Set<String> PHASES = Set.of("compile", "test", "package", "verify", "install");

	@Autowired
	private StartReport start;

	@Autowired
	private MeterRegistry meters;

	@LocalServerPort
	private int port;

	@TempDir
	private Path directory;

	@TestFactory
	Stream<DynamicTest> everyBlockHolds() throws IOException {
		List<Block> blocks = Page.all().stream().flatMap((page) -> page.blocks().stream()).toList();
		assertThat(blocks).isNotEmpty();
		return blocks.stream()
			.map((block) -> DynamicTest.dynamicTest(block.language() + " at " + block.place(), () -> check(block)));
	}

	private void check(Block block) throws Exception {
		switch (block.language()) {
			case "yaml" -> startsAnApplication(block);
			case "java" -> assertThat(new JavaBlock(block.text()).errors(this.directory)).isEmpty();
			case "xml" -> namesAModule(block);
			case "sh" -> block.lines().forEach(DocumentationTests::isACommandOfThisBuild);
			case "console" -> showsWhatCommandsAnswer(block.lines());
			case "text" -> {
				// Elsewhere, what a command prints that takes too long for a test
				if (block.isInReadme()) {
					showsTheStartOfTheSample(block);
				}
			}
			case "mermaid" -> assertThat(block.lines().get(0)).matches("flowchart (LR|TD)|sequenceDiagram");
			default -> fail("Nothing checks a block of '%s': label it, or add a check", block.language());
		}
	}

	@TestFactory
	Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
		return Page.all().stream().map((page) -> DynamicTest.dynamicTest(page.path().toString(), () -> {
			assertThat(page.lines()).isNotEmpty();
			for (String link : page.links()) {
				assertThat(page.leadsSomewhere(link)).as(link).isTrue();
			}
		}));
	}

	@Test
	void everyPropertyIsDocumentedWithItsDefault() throws IOException {
		Map<String, String> documented = new TreeMap<>();
		Page.of("docs/configuration.md").table("properties").forEach((row) -> documented.put(row.get(0), row.get(1)));
		assertThat(documented).isEqualTo(MetadataOfProperties.defaults("zexus.pool."));
	}

	@Test
	void everyMeterIsDocumentedWithItsTypeAndTags() throws IOException {
		Set<String> documented = new TreeSet<>();
		Page.of("docs/observability.md")
			.table("meters")
			.forEach((row) -> documented.add(row.get(0) + " " + row.get(1)));
		Set<String> registered = this.meters.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getName().startsWith("zexus.pool."))
			.collect(Collectors.groupingBy((meter) -> meter.getId().getName(), TreeMap::new, Collectors.toList()))
			.values()
			.stream()
			.map(DocumentationTests::describe)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(registered).isNotEmpty();
		assertThat(documented).isEqualTo(registered);
	}

	@Test
	void everyTypeIsDocumentedWithItsPool() throws IOException {
		Set<String> types = MemoryPoolManager.valueTypes()
			.stream()
			.map((type) -> type.getSimpleName() + " " + type.getSimpleName().toLowerCase(Locale.ROOT))
			.collect(Collectors.toCollection(TreeSet::new));
		types.addAll(Set.of("String str", "Integer, Long int"));
		assertThat(Page.of("docs/json.md").table("types")).extracting((row) -> row.get(0) + " " + row.get(1))
			.containsExactlyInAnyOrderElementsOf(types);
	}

	@Test
	void boardAndAlertsAskForWhatPrometheusHas() throws Exception {
		String scraped = get("/actuator/prometheus");
		for (String file : List.of("docs/grafana/zexus-pool.json", "docs/prometheus/zexus-pool.rules.yml")) {
			String text = Files.readString(Page.PROJECT.resolve(file));
			List<String> names = Pattern.compile("zexus_pool_\\w+")
				.matcher(text)
				.results()
				.map(MatchResult::group)
				.toList();
			assertThat(names).as(file)
				.isNotEmpty()
				.allSatisfy((name) -> assertThat(scraped).contains("\n" + name + "{"));
		}
	}

	private String get(String path) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path)).build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
	}

	/** Writes the meters of one name as the table does. */
	private static String describe(List<Meter> meters) {
		Meter.Id id = meters.get(0).getId();
		Map<String, Set<String>> tags = meters.stream()
			.flatMap((meter) -> meter.getId().getTags().stream())
			.filter((tag) -> !tag.getKey().equals("pool"))
			.collect(Collectors.groupingBy(Tag::getKey, TreeMap::new,
					Collectors.mapping(Tag::getValue, Collectors.toCollection(TreeSet::new))));
		String type = id.getName() + " " + id.getType().name().toLowerCase(Locale.ROOT);
		String unit = (id.getBaseUnit() != null) ? ", " + id.getBaseUnit() : "";
		return type + unit
				+ tags.entrySet()
					.stream()
					.map((tag) -> ", " + tag.getKey() + "=" + String.join("|", tag.getValue()))
					.collect(Collectors.joining());
	}

	private void startsAnApplication(Block block) throws IOException {
		Files.writeString(this.directory.resolve("application.yml"), block.text());
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.properties("spring.config.location=" + this.directory.toUri(), "spring.jmx.enabled=false")
			.run()) {
			assertThat(context.getBeansOfType(MemoryPoolManager.class)).hasSize(1);
		}
	}

	private static void namesAModule(Block block) throws Exception {
		Document dependency = parse(block.text());
		assertThat(poms(text(dependency, "artifactId"))).hasSize(1);
		Document parent = parse(Files.readString(Page.PROJECT.resolve("pom.xml")));
		assertThat(text(dependency, "groupId")).isEqualTo(text(parent, "groupId"));
		assertThat(text(dependency, "version")).isEqualTo(text(parent, "version"));
	}

	private static List<Path> poms(String artifact) {
		return Stream.of("", "integrations")
			.map((folder) -> Page.PROJECT.resolve(folder).resolve(artifact).resolve("pom.xml"))
			.filter(Files::exists)
			.toList();
	}

	private static Document parse(String xml) throws Exception {
		return DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
	}

	private static String text(Document document, String element) {
		return document.getElementsByTagName(element).item(0).getTextContent();
	}

	/** Running Maven inside Maven would take its target directories away. */
	private static void isACommandOfThisBuild(String line) {
		List<String> words = List.of(line.strip().split("\\s+"));
		if (words.contains("java")) {
			String jar = words.get(1 + Math.max(words.indexOf("-jar"), words.indexOf("-cp")));
			String module = Path.of(jar).getName(0).toString().replace(".jar", "");
			assertThat(poms(module)).as(line).hasSize(1);
			return;
		}
		assertThat(words.get(0)).isIn("mvn", "./mvnw");
		for (int i = 1; i < words.size(); i++) {
			String word = words.get(i);
			if (word.equals("-pl")) {
				for (String module : words.get(++i).split(",")) {
					assertThat(Page.PROJECT.resolve(module).resolve("pom.xml")).exists();
				}
			}
			else if (!word.startsWith("-") && !PHASES.contains(word)) {
				assertThat(word).isEqualTo("spring-boot:run");
				assertThat(Page.PROJECT.resolve("sample-app/pom.xml")).content()
					.contains("<spring-boot.run.skip>false</spring-boot.run.skip>", SampleApplication.class.getName());
			}
		}
	}

	private void showsWhatCommandsAnswer(List<String> lines) throws Exception {
		assumeTrue(isPresent("curl") && isPresent("bash"), "curl and bash run the commands of the documentation");
		for (int i = 0; i < lines.size();) {
			assertThat(lines.get(i)).startsWith("$ curl ");
			String command = lines.get(i++).substring("$ ".length());
			StringBuilder expected = new StringBuilder();
			while (i < lines.size() && !lines.get(i).startsWith("$ ")) {
				expected.append(lines.get(i++)).append('\n');
			}
			assertAnswers(command, expected.toString().strip());
		}
	}

	private void assertAnswers(String command, String expected) throws Exception {
		// A command whose answer is not shown has to succeed at least.
		String curl = expected.isEmpty() ? "curl -sf " : "curl -s ";
		String answer = run(command.replaceFirst("^curl ", curl).replace("localhost:8080", "127.0.0.1:" + this.port));
		if (expected.startsWith("{")) {
			JSONAssert.assertEquals(command, expected, answer, new AsShown());
		}
		else if (!expected.isEmpty()) {
			assertThat(answer.strip()).as(command).isEqualTo(expected);
		}
	}

	private static boolean isPresent(String program) throws Exception {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((path) -> Files.isExecutable(Path.of(path, program)));
	}

	private static String run(String command) throws Exception {
		Process process = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(command + ": " + output).isZero();
		return output;
	}

	private void showsTheStartOfTheSample(Block block) {
		Set<String> printed = this.start.toTable()
			.lines()
			.map(DocumentationTests::withoutFigures)
			.collect(Collectors.toUnmodifiableSet());
		assertThat(block.lines()).allSatisfy((line) -> assertThat(printed).contains(withoutFigures(line)));
	}

	private static String withoutFigures(String line) {
		return line.replaceAll("[0-9][0-9,.]*", "#").replaceAll("\\s+", " ");
	}

	/**
	 * What the README shows, perhaps with more beside it. Which values a full pool turns
	 * away depends on hashes that differ from start to start.
	 */
	private static final class AsShown extends DefaultComparator {

		private static final double TOLERANCE = 0.02;

		AsShown() {
			super(JSONCompareMode.LENIENT);
		}

		@Override
		public void compareValues(String prefix, Object expected, Object actual, JSONCompareResult result)
				throws JSONException {
			boolean close = expected instanceof Number number && actual instanceof Number other
					&& Math.abs(number.doubleValue() - other.doubleValue()) <= TOLERANCE * number.doubleValue();
			if (!close) {
				super.compareValues(prefix, expected, actual, result);
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { DataSourceAutoConfiguration.class, KafkaAutoConfiguration.class })
	static class Application {

	}

}
