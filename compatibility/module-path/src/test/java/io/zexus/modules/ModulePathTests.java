package io.zexus.modules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Programs that are modules, each in a JVM that has nothing on its class path.
 */
class ModulePathTests {

	@TempDir
	private Path directory;

	@Test
	void libraryPoolsWhatItDecodesAndWhatItIsGiven() throws Exception {
		assertThat(run(Library.class, ModulePath.asOption()))
			.contains("module: io.zexus.modules", "decoded once: true", "canonicalized: true")
			.anyMatch((line) -> line.matches("saved bytes: [1-9]\\d*"));
	}

	/**
	 * With all modules, as Spring's do not say what they require; but for the door of
	 * Hibernate, which does.
	 */
	@Test
	void starterConfiguresAnApplication() throws Exception {
		String path = ModulePath.asOptionWithout("zexus-pool-hibernate");
		assertThat(run(Service.class, path, "--add-modules", "ALL-MODULE-PATH"))
			.contains("module: micrometer.core, io.zexus.modules", "posted: 200", "decoded once: true", "page: true",
					"meters: 6")
			.anyMatch((line) -> line.startsWith("endpoint: {\"pools\":{\"int\":{\"enabled\":true,"));
	}

	private List<String> run(Class<?> program, String modulePath, String... options)
			throws IOException, InterruptedException {
		Path output = this.directory.resolve("output");
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("--module-path", modulePath));
		command.addAll(List.of(options));
		command.addAll(List.of("--module", "io.zexus.modules/" + program.getName()));
		int status = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start()
			.waitFor();
		String text = Files.readString(output, StandardCharsets.UTF_8);
		assertThat(status).as(text).isZero();
		return text.lines().toList();
	}

}
