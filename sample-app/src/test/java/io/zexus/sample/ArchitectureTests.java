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
 * The layers: data flows one way, no package imports upward or sideways.
 */
class ArchitectureTests {

	private static final String POOL = "io.zexus.pool";

	private static final String CONCURRENT = POOL + ".internal.concurrent";

	private static final String TABLE = POOL + ".internal.table";

	private static final String LEASE = POOL + ".internal.lease";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.zexus");

	/** Of ours, each package may import itself and what is named here. */
	static List<Layer> layers() {
		List<String> decoders = List.of(POOL, POOL + ".learning");
		return List.of(Layer.of(1, CONCURRENT, List.of(), "java..", "org.jspecify.annotations"),
				Layer.of(2, TABLE, List.of(CONCURRENT), "java..", "org.jspecify.annotations"),
				Layer.of(2, LEASE, List.of(CONCURRENT), "java..", "org.jspecify.annotations"),
				Layer.of(3, POOL, List.of(CONCURRENT, TABLE, LEASE), "java..", "org.jspecify.annotations"),
				Layer.of(4, POOL + ".pressure", List.of(POOL), "java..", "javax.management..", "com.sun.management..",
						"org.jspecify.annotations"),
				Layer.of(4, POOL + ".learning", List.of(CONCURRENT, TABLE, POOL), "java..", "org.jspecify.annotations"),
				Layer.of(4, POOL + ".micrometer", List.of(POOL), "java..", "org.jspecify.annotations",
						"io.micrometer.."),
				Layer.of(4, POOL + ".junit", List.of(POOL), "java..", "org.jspecify.annotations", "org.junit..",
						"org.springframework.."),
				Layer.of(4, POOL + ".test", List.of(TABLE), "java..", "org.jspecify.annotations"),
				Layer.of(5, POOL + ".jfr", decoders, "java..", "org.jspecify.annotations", "jdk.jfr"),
				Layer.of(5, POOL + ".cache", List.of(POOL), "java..", "org.jspecify.annotations",
						"org.springframework..", "com.github.benmanes.caffeine.."),
				Layer.of(5, POOL + ".hibernate", List.of(POOL), "java..", "org.jspecify.annotations", "org.hibernate..",
						"jakarta.persistence", "org.postgresql.."),
				Layer.of(5, POOL + ".kafka", List.of(POOL), "java..", "org.jspecify.annotations", "org.apache.kafka..",
						"org.springframework.."),
				Layer.of(5, POOL + ".mongodb", List.of(POOL), "java..", "org.jspecify.annotations", "com.mongodb..",
						"org.bson.."),
				Layer.of(5, POOL + ".jackson", decoders, "java..", "org.jspecify.annotations", "tools.jackson..",
						"com.fasterxml.jackson.annotation"),
				Layer.of(5, POOL + ".jackson2", decoders, "java..", "org.jspecify.annotations",
						"com.fasterxml.jackson.."),
				Layer.of(5, POOL + ".spring.actuate", decoders, "java..", "org.jspecify.annotations",
						"org.springframework.."),
				Layer.of(6, POOL + ".spring.autoconfigure",
						List.of(POOL, POOL + ".pressure", POOL + ".learning", POOL + ".micrometer", POOL + ".hibernate",
								POOL + ".kafka", POOL + ".mongodb", POOL + ".cache", POOL + ".jfr", POOL + ".jackson",
								POOL + ".jackson2", POOL + ".spring.actuate"),
						".."),
				Layer.of(7, "io.zexus.sample..", List.of(POOL, POOL + ".jackson", POOL + ".spring.autoconfigure"),
						".."));
	}

	@ParameterizedTest
	@MethodSource("layers")
	void packageImportsWhatItsLayerMay(Layer layer) {
		DescribedPredicate<JavaClass> others = resideInAnyPackage(layer.others())
			.and(DescribedPredicate.not(resideInAPackage("io.zexus..")));
		classes().that()
			.resideInAPackage(layer.name())
			.should()
			.onlyDependOnClassesThat(resideInAnyPackage(layer.ours()).or(others))
			.allowEmptyShould(true)
			.check(CLASSES);
	}

	@Test
	void everyClassBelongsToALayer() {
		String[] names = layers().stream().map(Layer::name).toArray(String[]::new);
		classes().should().resideInAnyPackage(names).check(CLASSES);
	}

	@Test
	void nothingInALayerImportsUpwardOrSideways() {
		for (Layer layer : layers()) {
			Set<String> mayImport = Set.of(layer.ours());
			assertThat(layers())
				.filteredOn((other) -> mayImport.contains(other.name()) && !other.name().equals(layer.name()))
				.as("imports of " + layer.name())
				.allMatch((other) -> other.number() < layer.number());
		}
	}

	@Test
	void packagesHaveNoCycles() {
		slices().matching("io.zexus.(**)").should().beFreeOfCycles().check(CLASSES);
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
			.check(CLASSES);
	}

	@Test
	void memoryIsNotTouchedBehindTheBackOfTheJvm() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("sun.misc", "jdk.internal..")
			.because("VarHandle does what is needed")
			.check(CLASSES);
	}

	@Test
	void nothingWaitsForAFinalizer() {
		noMethods().should().haveName("finalize").check(CLASSES);
	}

	@Test
	void noMethodHoldsAMonitor() {
		noMethods().that()
			.areDeclaredInClassesThat()
			.resideInAPackage("io.zexus.pool..")
			.should()
			.haveModifier(JavaModifier.SYNCHRONIZED)
			.because("a virtual thread that waits for one holds its carrier")
			.check(CLASSES);
	}

	@Test
	void librariesDoNotPrint() {
		NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES.that(resideInAPackage("io.zexus.pool..")));
	}

	private static Stream<JavaPackage> packages() {
		return CLASSES.getPackage("io.zexus")
			.getSubpackagesInTree()
			.stream()
			.filter((it) -> !it.getClasses().isEmpty());
	}

	/** A row of the table of layers. */
	record Layer(int number, String name, String[] ours, String[] others) {

		static Layer of(int number, String name, List<String> below, String... others) {
			return new Layer(number, name, Stream.concat(Stream.of(name), below.stream()).toArray(String[]::new),
					others);
		}

		@Override
		public String toString() {
			return this.number + " " + this.name;
		}

	}

}
