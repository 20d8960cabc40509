package io.zexus.pool.advisor;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

/**
 * Data flows one way: from the file to facts, to advice, to a format.
 */
class ArchitectureTests {

	@Test
	void dataFlowsOneWay() {
		String base = "io.zexus.pool.advisor";
		layeredArchitecture().consideringOnlyDependenciesInAnyPackage(base + "..")
			.layer("command")
			.definedBy(base)
			.layer("format")
			.definedBy(base + ".format")
			.layer("advice")
			.definedBy(base + ".advice")
			.layer("analysis")
			.definedBy(base + ".analysis")
			.layer("hprof")
			.definedBy(base + ".hprof")
			.layer("collect")
			.definedBy(base + ".collect")
			.whereLayer("command")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("format")
			.mayOnlyBeAccessedByLayers("command")
			.whereLayer("advice")
			.mayOnlyBeAccessedByLayers("format", "command")
			.whereLayer("analysis")
			.mayOnlyBeAccessedByLayers("advice", "command")
			.whereLayer("hprof")
			.mayOnlyBeAccessedByLayers("analysis", "advice", "command")
			.whereLayer("collect")
			.mayOnlyBeAccessedByLayers("analysis")
			.check(new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
				.importPackages(base));
	}

}
