package io.zexus.sample.readme;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Spring Boot's metadata says of properties. */
final class MetadataOfProperties {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private MetadataOfProperties() {
	}

	/** Returns the properties with a prefix and their defaults, as documentation does. */
	static Map<String, String> defaults(String prefix) throws IOException {
		Map<String, String> defaults = new TreeMap<>();
		List<URL> files = Collections.list(MetadataOfProperties.class.getClassLoader().getResources(METADATA));
		for (URL file : files) {
			try (InputStream in = file.openStream()) {
				for (JsonNode property : JsonMapper.shared().readTree(in).path("properties")) {
					String name = property.path("name").asString();
					if (name.startsWith(prefix)) {
						defaults.put(name, text(property.path("defaultValue")));
					}
				}
			}
		}
		return defaults;
	}

	/** Lists are written as {@code [a, b]}. */
	private static String text(JsonNode value) {
		return value.isMissingNode() ? "" : value.asString().replaceAll("[\\[\\]]", "");
	}

}
