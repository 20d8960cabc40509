package io.zexus.pool.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.zexus.pool.Pooled;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import static org.assertj.core.api.Assertions.assertThat;

/** An application answers alike with the starter and without. */
abstract class SameAnswersContract {

	private static final String JSON = "application/json";

	private static final String XML = "application/xml";

	private static final List<String> DOCUMENTS = List.of("{'text':'a value','number':300,'list':['a value','b']}",
			"{'text':'a value','number':'300','untyped':{'k':['a value',1,1.5,null,true]},'map':{'k':'a value'}}",
			"{'text':'é日😀','unknown':'a value'}", "{}", "[]", "null", "'a value'", "", "{", "{'text':", "{'text':'a",
			"{'number':'x'}", "{'number':1.5}", "{'number':99999999999}", "{'text':['a']}", "{'list':'a'}",
			"{'text':'a\\x'}", "{'text':'a\nb'}", "{'text':'a value'} trailing", "{'level':'LOW'}", "{'level':'NO'}",
			"{'text':'" + "x".repeat(20_000) + "'}", "[".repeat(2000) + "]".repeat(2000),
			"{'untyped':" + "{'a':".repeat(600) + "1" + "}".repeat(600) + "}", "{'number':" + "9".repeat(2000) + "}",
			IntStream.range(0, 3000)
				.mapToObj((i) -> "'key" + i + "':'a value'")
				.collect(Collectors.joining(",", "{'map':{", "}}")));

	private static final List<String> XML_DOCUMENTS = List.of("<r><a>1</a><a>2</a><b>3</b><b>4</b></r>",
			"<r><text>a value</text><number>300</number><list>a value</list></r>", "<r><number>x</number></r>", "<r/>",
			"<r><text>a", "<r>&bad;</r>", "");

	private static final Map<WebApplicationType, List<String>> EXPECTED = new ConcurrentHashMap<>();

	static Stream<String> modes() {
		return Stream.of("annotated", "auto", "all");
	}

	abstract WebApplicationType type();

	@ParameterizedTest
	@MethodSource("modes")
	void answersAlike(String mode) {
		try (RunningApplication with = RunningApplication.start(type(), List.of(Service.class),
				"zexus.pool.jackson.mode=" + mode)) {
			// Values come again within a document and from one to the next
			assertThat(answers(with)).isEqualTo(without());
		}
	}

	private List<String> without() {
		return EXPECTED.computeIfAbsent(type(), (type) -> {
			try (RunningApplication without = RunningApplication.start(type, List.of(Service.class),
					"spring.autoconfigure.exclude=" + String.join(",", autoConfigurations()))) {
				return answers(without);
			}
		});
	}

	private static List<String> autoConfigurations() {
		return ImportCandidates.load(AutoConfiguration.class, null)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.zexus.pool."))
			.toList();
	}

	private static List<String> answers(RunningApplication application) {
		List<String> answers = new ArrayList<>();
		for (String path : List.of("/pooled", "/untyped")) {
			for (String document : DOCUMENTS) {
				answers.add(post(application, path, document.replace('\'', '"'), JSON, JSON));
			}
			for (String document : XML_DOCUMENTS) {
				answers.add(post(application, path, document, XML, path.equals("/pooled") ? XML : JSON));
			}
		}
		for (String document : DOCUMENTS.subList(0, 9)) {
			answers.add(post(application, "/typed", document.replace('\'', '"'), JSON, JSON));
			answers.add(post(application, "/list", "[" + document.replace('\'', '"') + "]", JSON, JSON));
		}
		return answers;
	}

	private static String post(RunningApplication application, String path, String body, String type, String accept) {
		String answer = application.post(path, body, type, accept);
		return answer.replaceAll("\"(timestamp|requestId)\":\"[^\"]*\"|<(timestamp|requestId)>[^<]*<", "");
	}

	enum Level {

		LOW, HIGH

	}

	record Typed(String text, Integer number, List<String> list, Object untyped, Map<String, String> map, Level level) {
	}

	record PooledOne(@Pooled String text, @Pooled Integer number, @Pooled List<String> list, @Pooled Object untyped,
			@Pooled Map<String, String> map, Level level) {
	}

	@Configuration(proxyBeanMethods = false)
	static class Service {

		@Bean
		Endpoints endpoints() {
			return new Endpoints();
		}

		@Bean
		Advice advice() {
			return new Advice();
		}

	}

	@RestController
	static class Endpoints {

		@PostMapping("/typed")
		Typed typed(@RequestBody Typed body) {
			return body;
		}

		@PostMapping("/pooled")
		PooledOne pooled(@RequestBody PooledOne body) {
			return body;
		}

		@PostMapping("/untyped")
		Map<String, Object> untyped(@RequestBody Object body) {
			return Map.of("class", body.getClass().getName(), "body", body);
		}

		@PostMapping("/list")
		List<Map<String, Object>> list(@RequestBody List<Map<String, Object>> body) {
			return body;
		}

	}

	/** Tells what the framework hides from clients. */
	@RestControllerAdvice
	static class Advice {

		@ExceptionHandler
		ResponseEntity<String> failed(Exception exception) {
			StringBuilder causes = new StringBuilder();
			for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
				causes.append(cause.getClass().getName()).append(": ").append(cause.getMessage()).append('\n');
			}
			return ResponseEntity.status(HttpStatus.BAD_REQUEST).body(causes.toString().replaceAll("@[0-9a-f]+", "@"));
		}

	}

}
