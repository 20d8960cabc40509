package io.zexus.pool.spring.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.StringPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.FileSystemGeneratedFiles;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/** The code that {@code spring-boot:process-aot} makes of a context. */
class AheadOfTimeTests {

	@Test
	void compiles(@TempDir Path directory) throws IOException {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.register(Application.class);
		TestPropertyValues.of("zexus.pool.str-size=2").applyTo(context);
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get(Application.class)),
				new FileSystemGeneratedFiles((kind) -> directory.resolve(kind.name())));
		new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		generation.writeGeneratedContent();
		List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", directory.toString(), "-cp",
				System.getProperty("java.class.path")));
		List<String> sources = sources(directory.resolve(Kind.SOURCE.name()));
		assertThat(sources).anyMatch((source) -> source.contains("MemoryPoolAutoConfiguration__BeanDefinitions"))
			.anyMatch((source) -> source.contains("MemoryPoolWiringAutoConfiguration__BeanDefinitions"));
		arguments.addAll(sources);
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
			.isZero();
	}

	private static List<String> sources(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.map(Path::toString).filter((file) -> file.endsWith(".java")).toList();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		StringPool codes(MemoryPoolManager manager) {
			return new StringPool();
		}

	}

}
