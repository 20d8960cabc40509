package io.zexus.modules;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The descriptors of the published jars.
 */
class DescriptorTests {

	private static final ModuleFinder JARS = ModuleFinder.of(ModulePath.elements());

	static final List<String> published = List.of("io.zexus.pool", "io.zexus.pool.advisor", "io.zexus.pool.cache",
			"io.zexus.pool.hibernate", "io.zexus.pool.jackson", "io.zexus.pool.kafka", "io.zexus.pool.mongodb",
			"io.zexus.pool.spring", "io.zexus.pool.test");

	@Test
	void everyPublishedJarIsAModule() {
		assertThat(JARS.findAll()).map(ModuleReference::descriptor)
			.filteredOn((descriptor) -> descriptor.name().startsWith("io.zexus.pool") && !descriptor.isAutomatic())
			.map(ModuleDescriptor::name)
			.containsExactlyInAnyOrderElementsOf(published);
	}

	@ParameterizedTest
	@FieldSource("published")
	void exportsItsApiToAllAndTheRestToOurOwnAlone(String name) {
		for (ModuleDescriptor.Exports exported : module(name).descriptor().exports()) {
			boolean wall = exported.source().contains(".internal.") || exported.source().endsWith(".learning");
			assertThat(exported.isQualified()).as(exported.toString()).isEqualTo(wall);
			assertThat(published).containsAll(exported.targets());
		}
	}

	@Test
	void coreExportsNoMoreThanItsApi() {
		assertThat(exportsToAll("io.zexus.pool")).containsExactly("io.zexus.pool", "io.zexus.pool.jfr",
				"io.zexus.pool.micrometer", "io.zexus.pool.pressure");
	}

	/** On the module path, files under META-INF/services are not looked at. */
	@ParameterizedTest
	@FieldSource("published")
	void providesWhatItsServiceFilesSay(String name) throws IOException {
		ModuleReference module = module(name);
		try (ModuleReader reader = module.open()) {
			List<String> files = reader.list()
				.filter((entry) -> entry.startsWith("META-INF/services/") && !entry.endsWith("/"))
				.map((entry) -> entry.substring("META-INF/services/".length()))
				.toList();
			assertThat(module.descriptor().provides()).map(ModuleDescriptor.Provides::service)
				.containsExactlyInAnyOrderElementsOf(files);
		}
	}

	/** What an application may lack must not be missed when it starts. */
	@ParameterizedTest
	@FieldSource("published")
	void requiresOptionalLibrariesStatically(String name) {
		Set<String> needed = module(name).descriptor()
			.requires()
			.stream()
			.filter((required) -> !required.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
			.map(ModuleDescriptor.Requires::name)
			.filter((required) -> !required.startsWith("java.") && !required.startsWith("io.zexus.pool"))
			.collect(Collectors.toSet());
		assertThat(needed).isSubsetOf(switch (name) {
			case "io.zexus.pool.advisor" -> Set.of("info.picocli", "tools.jackson.databind");
			case "io.zexus.pool.hibernate" -> Set.of("jakarta.persistence", "org.hibernate.orm.core");
			case "io.zexus.pool.spring" ->
				Set.of("spring.beans", "spring.boot", "spring.boot.autoconfigure", "spring.context", "spring.core");
			default -> Set.of();
		});
	}

	private static Set<String> exportsToAll(String name) {
		return module(name).descriptor()
			.exports()
			.stream()
			.filter((exported) -> !exported.isQualified())
			.map(ModuleDescriptor.Exports::source)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static ModuleReference module(String name) {
		return JARS.find(name).orElseThrow();
	}

}
