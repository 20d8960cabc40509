package io.zexus.pool.spring.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.springframework.boot.json.JsonParserFactory;
import org.springframework.core.io.UrlResource;

import static org.assertj.core.api.Assertions.assertThat;

/** What editors show of the properties. */
class ConfigurationMetadataTests {

	// Nothing until they are set.
	private static final Set<String> WITHOUT_DEFAULT = Set.of("zexus.pool.auto-size.max-bytes",
			"zexus.pool.pressure.max-pooled-objects", "zexus.pool.jackson.never-pooled-also", "zexus.pool.cache.names");

	@Test
	void everyPropertyHasADescriptionAndADefault() throws IOException {
		assertThat(properties()).hasSizeGreaterThanOrEqualTo(13).allSatisfy((property) -> {
			assertThat(property.get("description")).asString().matches("(?!The |A )[A-Z].*\\.");
			assertThat(property.containsKey("defaultValue"))
				.isNotEqualTo(WITHOUT_DEFAULT.contains(property.get("name")));
		});
	}

	@Test
	void defaultsAreThoseOfTheContract() throws IOException {
		assertThat(properties()).extracting((property) -> property.get("name") + "=" + property.get("defaultValue"))
			.contains("zexus.pool.enabled=true", "zexus.pool.int-size=1000", "zexus.pool.str-size=500",
					"zexus.pool.list-size=100", "zexus.pool.int-enabled=true", "zexus.pool.str-enabled=true",
					"zexus.pool.list-enabled=true", "zexus.pool.max-string-length=64",
					"zexus.pool.pressure.enabled=true", "zexus.pool.pressure.interval=30s",
					"zexus.pool.pressure.heap-threshold=0.9", "zexus.pool.pressure.max-pooled-objects=null",
					"zexus.pool.pressure.clear-on-gc=false");
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> properties() throws IOException {
		List<Map<String, Object>> properties = new ArrayList<>();
		for (URL metadata : Collections.list(MemoryPoolProperties.class.getClassLoader()
			.getResources("META-INF/spring-configuration-metadata.json"))) {
			String json = UrlResource.from(metadata.toString()).getContentAsString(StandardCharsets.UTF_8);
			properties
				.addAll((List<Map<String, Object>>) JsonParserFactory.getJsonParser().parseMap(json).get("properties"));
		}
		properties.removeIf((property) -> !((String) property.get("name")).startsWith("zexus."));
		return properties;
	}

}
