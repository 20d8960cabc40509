package io.zexus.sample.readme;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Java as documentation shows it: statements, members or types, without imports, and with
 * a few variables that a reader takes for granted.
 */
final class JavaBlock {

	private static final String IMPORTS = """
			import java.time.*;
			import java.util.*;
			import io.zexus.pool.*;
			import io.zexus.pool.jackson.*;
			import io.zexus.pool.junit.*;
			import io.zexus.pool.pressure.*;
			import io.zexus.pool.spring.autoconfigure.*;
			import io.zexus.pool.test.*;
			import org.junit.jupiter.api.*;
			import org.junit.jupiter.api.extension.*;
			import org.springframework.context.annotation.*;
			import org.springframework.context.event.EventListener;
			import tools.jackson.databind.json.JsonMapper;
			import tools.jackson.core.JsonParser;
			import static io.zexus.pool.test.HeapAssertions.*;
			""";

	private static final String GRANTED = """
				MemoryPoolManager pools;
				String decoded;
				int value;
				Object service;
			""";

	private final String code;

	JavaBlock(String code) {
		this.code = code;
	}

	/** Returns why it does not compile, or nothing. */
	String errors(Path directory) {
		String asMembers = errors(IMPORTS + "class Example {\n" + GRANTED + this.code + "}\n", directory);
		if (asMembers.isEmpty()) {
			return "";
		}
		String asStatements = errors(
				IMPORTS + "class Example {\n" + GRANTED + "void example() throws Exception {\n" + this.code + "}\n}\n",
				directory);
		return asStatements.isEmpty() ? "" : "as members:\n" + asMembers + "\nas statements:\n" + asStatements;
	}

	private static String errors(String source, Path directory) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		compiler
			.getTask(null, null, diagnostics, List.of("-proc:none", "-parameters", "-d", directory.toString(),
					"-classpath", System.getProperty("java.class.path")), null, List.of(new Source(source)))
			.call();
		StringBuilder errors = new StringBuilder();
		diagnostics.getDiagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
			.forEach((diagnostic) -> errors.append(line(source, (int) diagnostic.getLineNumber()))
				.append(": ")
				.append(diagnostic.getMessage(Locale.ROOT))
				.append('\n'));
		return errors.toString();
	}

	private static String line(String source, int number) {
		return source.lines().skip(number - 1L).findFirst().orElse("").strip();
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String text) {
			super(URI.create("string:///Example.java"), Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

}
