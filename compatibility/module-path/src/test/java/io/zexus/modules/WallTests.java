package io.zexus.modules;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a module of someone else's sees of the library when it is compiled.
 */
class WallTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "MemoryPoolManager", "micrometer.MemoryPoolMetrics", "pressure.MemoryPressure" })
	void apiIsSeen(String name) throws IOException {
		assertThat(compile("io.zexus.pool." + name)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "internal.concurrent.BriefLock", "internal.lease.Shelves", "internal.table.Table",
			"learning.Adviser" })
	void whatIsBehindTheWallsIsNot(String name) throws IOException {
		String type = "io.zexus.pool." + name;
		String aPackage = type.substring(0, type.lastIndexOf('.'));
		assertThat(compile(type))
			.contains("package " + aPackage + " is declared in module io.zexus.pool, which does not export it");
	}

	/** Returns what the compiler has to say to a module that uses a class. */
	private String compile(String type) throws IOException {
		Path module = Files.writeString(this.directory.resolve("module-info.java"),
				"module other { requires io.zexus.pool; }");
		Path user = Files.writeString(Files.createDirectory(this.directory.resolve("other")).resolve("User.java"),
				"package other; class User { Class<?> type = " + type + ".class; }");
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter output = new StringWriter();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ENGLISH, null)) {
			compiler
				.getTask(output, files, null,
						List.of("--module-path", ModulePath.asOption(), "--class-path", "", "-proc:none", "-d",
								this.directory.resolve("classes").toString()),
						null, files.getJavaFileObjects(module, user))
				.call();
		}
		return output.toString();
	}

}
