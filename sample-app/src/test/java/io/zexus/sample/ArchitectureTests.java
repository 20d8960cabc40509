package io.zexus.sample;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The floors of the house: data flows one way, no package imports upward or sideways.
 */
class ArchitectureTests {

	private static final String POOL = "io.zexus.pool";

	private static final JavaClasses HOUSE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.zexus");

	/** Of ours, each package may import itself and what is named here. */
	static List<Floor> floors() {
		List<String> decoders = List.of(POOL, POOL + ".learning");
		return List.of(Floor.of(1, POOL, List.of(), "java..", "org.jspecify.annotations"),
				Floor.of(2, POOL + ".pressure", List.of(POOL), "java..", "javax.management..", "com.sun.management..",
						"org.jspecify.annotations"),
				Floor.of(2, POOL + ".learning", List.of(POOL), "java..", "org.jspecify.annotations"),
				Floor.of(2, POOL + ".micrometer", List.of(POOL), "java..", "org.jspecify.annotations",
						"io.micrometer.."),
				Floor.of(2, POOL + ".junit", List.of(POOL), "java..", "org.jspecify.annotations", "org.junit..",
						"org.opentest4j.."),
				Floor.of(3, POOL + ".jackson", decoders, "java..", "org.jspecify.annotations", "tools.jackson..",
						"com.fasterxml.jackson.annotation"),
				Floor.of(3, POOL + ".jackson2", decoders, "java..", "org.jspecify.annotations",
						"com.fasterxml.jackson.."),
				Floor.of(3, POOL + ".spring.actuate", List.of(POOL), "java..", "org.jspecify.annotations",
						"org.springframework.."),
				Floor.of(4, POOL + ".spring.autoconfigure",
						List.of(POOL, POOL + ".pressure", POOL + ".learning", POOL + ".micrometer", POOL + ".jackson",
								POOL + ".jackson2", POOL + ".spring.actuate"),
						".."),
				Floor.of(5, "io.zexus.sample..", List.of(POOL, POOL + ".jackson", POOL + ".spring.autoconfigure"),
						".."));
	}

	@ParameterizedTest
	@MethodSource("floors")
	void packageImportsWhatItsFloorMay(Floor floor) {
		DescribedPredicate<JavaClass> others = resideInAnyPackage(floor.others())
			.and(DescribedPredicate.not(resideInAPackage("io.zexus..")));
		classes().that()
			.resideInAPackage(floor.name())
			.should()
			.onlyDependOnClassesThat(resideInAnyPackage(floor.ours()).or(others))
			.allowEmptyShould(true)
			.check(HOUSE);
	}

	@Test
	void floorsAreTheWholeHouse() {
		String[] names = floors().stream().map(Floor::name).toArray(String[]::new);
		classes().should().resideInAnyPackage(names).check(HOUSE);
	}

	@Test
	void nothingOnAFloorImportsUpwardOrSideways() {
		for (Floor floor : floors()) {
			Set<String> mayImport = Set.of(floor.ours());
			assertThat(floors())
				.filteredOn((other) -> mayImport.contains(other.name()) && !other.name().equals(floor.name()))
				.as("imports of " + floor.name())
				.allMatch((other) -> other.number() < floor.number());
		}
	}

	@Test
	void packagesHaveNoCycles() {
		slices().matching("io.zexus.(**)").should().beFreeOfCycles().check(HOUSE);
	}

	@Test
	void everyPackageIsNullMarked() {
		assertThat(packages()).isNotEmpty().allMatch((aPackage) -> aPackage.isAnnotatedWith(NullMarked.class));
	}

	@Test
	void nothingIsKeptPerThread() {
		noClasses().that()
			.resideInAPackage("io.zexus.pool..")
			.should()
			.dependOnClassesThat()
			.belongToAnyOf(ThreadLocal.class, InheritableThreadLocal.class)
			.because("millions of virtual threads would each have their own")
			.check(HOUSE);
	}

	@Test
	void memoryIsNotTouchedBehindTheBackOfTheJvm() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("sun.misc", "jdk.internal..")
			.because("VarHandle does what is needed")
			.check(HOUSE);
	}

	@Test
	void nothingWaitsForAFinalizer() {
		noMethods().should().haveName("finalize").check(HOUSE);
	}

	@Test
	void noMethodHoldsAMonitor() {
		noMethods().that()
			.areDeclaredInClassesThat()
			.resideInAPackage("io.zexus.pool..")
			.should()
			.haveModifier(JavaModifier.SYNCHRONIZED)
			.because("a virtual thread that waits for one holds its carrier")
			.check(HOUSE);
	}

	@Test
	void librariesDoNotPrint() {
		NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(HOUSE.that(resideInAPackage("io.zexus.pool..")));
	}

	private static Stream<JavaPackage> packages() {
		return HOUSE.getPackage("io.zexus").getSubpackagesInTree().stream().filter((it) -> !it.getClasses().isEmpty());
	}

	/** A row of the table of floors. */
	record Floor(int number, String name, String[] ours, String[] others) {

		static Floor of(int number, String name, List<String> below, String... others) {
			return new Floor(number, name, Stream.concat(Stream.of(name), below.stream()).toArray(String[]::new),
					others);
		}

		@Override
		public String toString() {
			return this.number + " " + this.name;
		}

	}

}
