package io.zexus.pool.spring.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** Start-ups with configuration files that are wrong, and what they report. */
@ExtendWith(OutputCaptureExtension.class)
class MemoryPoolPropertiesTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "int-size, -3", "int-size, 2147483647", "str-size, -1", "str-size, 2147483647", "list-size, -1",
			"list-size, 2147483647", "max-string-length, -64", "int-size, many", "str-size, 99999999999",
			"enabled, perhaps", "int-enabled, perhaps" })
	void reportsWrongValues(String key, String value, CapturedOutput output) throws IOException {
		assertThatStartFails("zexus:", "  pool:", "    " + key + ": " + value);
		assertThat(output).contains("APPLICATION FAILED TO START", "zexus.pool." + key, value,
				"application.yml] - 3:" + (7 + key.length()));
	}

	@ParameterizedTest
	@CsvSource({ "heap-threshold, 7", "heap-threshold, -0.1", "heap-threshold, NaN", "interval, -1s", "interval, 0s",
			"interval, 1ns", "interval, 1000000d", "interval, soon", "max-pooled-objects, -1", "clear-on-gc, perhaps",
			"enabled, perhaps" })
	void reportsWrongValuesOfPressure(String key, String value, CapturedOutput output) throws IOException {
		assertThatStartFails("zexus:", "  pool:", "    pressure:", "      " + key + ": " + value);
		assertThat(output).contains("APPLICATION FAILED TO START", "zexus.pool.pressure." + key, value,
				"application.yml] - 4:" + (9 + key.length()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1MB", "plenty" })
	void reportsWrongBudgets(String value, CapturedOutput output) throws IOException {
		assertThatStartFails("zexus:", "  pool:", "    auto-size:", "      max-bytes: " + value);
		assertThat(output).contains("APPLICATION FAILED TO START", "zexus.pool.auto-size.max-bytes",
				"application.yml] - 4:18");
	}

	@Test
	void reportsWrongValuesOfKeysInAnotherSpelling(CapturedOutput output) throws IOException {
		assertThatStartFails("zexus.pool:", "  intSize: -3");
		assertThat(output).contains("zexus.pool.int-size", "-3", "application.yml] - 2:12");
	}

	@ParameterizedTest
	@ValueSource(strings = { "int-sise", "pressure.intervall", "presure.interval" })
	void reportsUnknownKeys(String key, CapturedOutput output) throws IOException {
		assertThatStartFails("", "zexus.pool." + key + ": 5");
		assertThat(output).contains("APPLICATION FAILED TO START", "zexus.pool." + key, "5",
				"application.yml] - 2:" + (14 + key.length()));
	}

	@Test
	void reportsWrongValuesAlsoToAnApplicationWithItsOwnManager(CapturedOutput output) throws IOException {
		write("zexus.pool.int-size: -3");
		assertThatException()
			.isThrownBy(() -> application(MemoryPoolAutoConfigurationTests.OwnManager.class).run().close());
		assertThat(output).contains("zexus.pool.int-size", "-3", "application.yml] - 1:22");
	}

	@Test
	void saysWhichIntervalsThereAre(CapturedOutput output) throws IOException {
		assertThatStartFails("zexus.pool.pressure.interval: 1ns");
		assertThat(output).contains("It must be from 1ms to 365d.");
	}

	@Test
	void takesAKeyWithoutAValueForOneThatIsNotSet() throws IOException {
		write("zexus:", "  pool:", "    enabled:", "    int-size:", "    str-size:", "    list-size:",
				"    int-enabled:", "    str-enabled:", "    list-enabled:", "    max-string-length:",
				"    leak-detection:", "    auto-size:", "      max-bytes:", "    metrics:", "      cache-style:",
				"    pressure:", "      enabled:", "      interval:", "      heap-threshold:",
				"      max-pooled-objects:", "      clear-on-gc:", "    jackson:", "      mode:",
				"      never-pooled-also:");
		assertThat(propertiesAtStart()).isEqualTo(defaults());
	}

	@ParameterizedTest
	@ValueSource(strings = { "zexus:", "zexus.pool:", "zexus.pool.pressure:", "zexus.pool.jackson:",
			"zexus.pool.str-size: ${not.set:}", "zexus.pool.strSize: ''", "zexus.pool.pressure.maxPooledObjects: ''" })
	void takesASectionWithoutAValueForOneThatIsNotSet(String line) throws IOException {
		write(line);
		assertThat(propertiesAtStart()).isEqualTo(defaults());
	}

	@ParameterizedTest
	@ValueSource(strings = { "int-sise:", "pressure.intervall:", "jackson.never-pooled.also:" })
	void reportsUnknownKeysWithoutAValue(String line, CapturedOutput output) throws IOException {
		assertThatStartFails("zexus.pool." + line);
		assertThat(output).contains("APPLICATION FAILED TO START", "zexus.pool." + line.replace(":", ""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "heap-threshold: 0", "heap-threshold: 1", "max-pooled-objects: 0", "interval: 1ms",
			"interval: 365d" })
	void takesTheLimitsOfPressure(String line) throws IOException {
		write("zexus.pool.pressure." + line);
		assertThat(application().run()).satisfies((context) -> context.close());
	}

	private MemoryPoolProperties propertiesAtStart() {
		try (ConfigurableApplicationContext context = application().run()) {
			return context.getBean(MemoryPoolProperties.class);
		}
	}

	private MemoryPoolProperties defaults() throws IOException {
		write("");
		return propertiesAtStart();
	}

	private void assertThatStartFails(String... lines) throws IOException {
		write(lines);
		assertThatException().isThrownBy(() -> application().run().close());
	}

	private void write(String... lines) throws IOException {
		Files.write(this.directory.resolve("application.yml"), List.of(lines));
	}

	private SpringApplication application(Class<?>... sources) {
		return new SpringApplicationBuilder(sources)
			.sources(MemoryPoolAutoConfiguration.class, MemoryPressureAutoConfiguration.class)
			.web(WebApplicationType.NONE)
			.properties("spring.config.additional-location=" + this.directory.toUri(), "spring.main.banner-mode=off")
			.build();
	}

}
