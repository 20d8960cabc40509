package io.zexus.pool.doors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts applications that use one of the techniques that are on the class path. */
public final class Applications {

	/** What the names of auto-configurations have in them, by technique. */
	private static final Map<String, List<String>> TECHNIQUES = Map.of("cache", List.of("Cache"), "hibernate",
			List.of("Jpa", "Hibernate", "DataSource", "Jdbc", "Sql", "Transaction"), "kafka", List.of("Kafka"),
			"mongodb", List.of("Mongo"));

	private Applications() {
	}

	public static ConfigurableApplicationContext run(Class<?> application, String technique, String... properties) {
		List<String> exclude = new ArrayList<>();
		StreamSupport.stream(ImportCandidates.load(AutoConfiguration.class, null).spliterator(), false)
			.filter((name) -> !name.startsWith("io.zexus") && isOfAnother(name, technique))
			.forEach(exclude::add);
		return new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.properties("spring.autoconfigure.exclude=" + String.join(",", exclude))
			.properties(properties)
			.run();
	}

	private static boolean isOfAnother(String name, String technique) {
		List<String> own = TECHNIQUES.getOrDefault(technique, List.of());
		return own.stream().noneMatch(name::contains)
				&& TECHNIQUES.values().stream().flatMap(List::stream).anyMatch(name::contains);
	}

}
