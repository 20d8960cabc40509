package io.zexus.modules;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The module path: what is on the class path of the tests, but for the tests themselves.
 */
final class ModulePath {

	private static final List<Path> ELEMENTS = Arrays
		.stream(System.getProperty("java.class.path").split(File.pathSeparator))
		.map(Path::of)
		.filter((element) -> !element.endsWith("test-classes"))
		.toList();

	private ModulePath() {
	}

	static Path[] elements() {
		return ELEMENTS.toArray(Path[]::new);
	}

	static String asOption() {
		return join(ELEMENTS.stream());
	}

	/** Leaves out a jar, or in a build that makes none the directory of its classes. */
	static String asOptionWithout(String artifact) {
		return join(ELEMENTS.stream().filter((element) -> !element.toString().contains(artifact)));
	}

	private static String join(Stream<Path> elements) {
		return elements.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
	}

}
