package io.zexus.pool.advisor;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

import io.zexus.pool.MemoryPoolManager;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * A service that keeps the configuration properties of Spring Boot, and tells what they
 * retain: {@code PropertyService dump FILE}, or
 * {@code PropertyService pooled SIZE LENGTH FIELD...} to see what pooling these fields
 * does.
 */
final class PropertyService {

	/** One property of one of the applications that the service knows. */
	record Property(String application, String name, @Nullable String type, @Nullable String sourceType,
			@Nullable String description, @Nullable String defaultValue, @Nullable String level) {
	}

	private static final int APPLICATIONS = 8;

	private PropertyService() {
	}

	public static void main(String[] arguments) throws Exception {
		// What loading classes leaves behind is there before it is measured.
		pooled(arguments);
		long before = liveBytes();
		Object kept = pooled(arguments);
		long after = liveBytes();
		if (arguments[0].equals("dump")) {
			Population.dump(new File(arguments[1]));
		}
		System.out.println(after - before);
		Reference.reachabilityFence(kept);
	}

	/** The properties, and their pools when there are any. */
	private static Object pooled(String[] arguments) throws IOException {
		if (arguments[0].equals("dump")) {
			return read((field, value) -> value);
		}
		Set<String> fields = Set.of(arguments);
		MemoryPoolManager pools = MemoryPoolManager.builder()
			.intPoolSize(0)
			.listPoolSize(0)
			.strPoolSize(Integer.parseInt(arguments[1]))
			.maxStringLength(Integer.parseInt(arguments[2]))
			.build();
		return List.of(pools, read((field, value) -> fields.contains(field) ? pools.getStr(value) : value));
	}

	private static List<Property> read(BiFunction<String, String, String> pooled) throws IOException {
		List<Property> properties = new ArrayList<>();
		for (int i = 0; i < APPLICATIONS; i++) {
			try (InputStream in = PropertyService.class
				.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
				for (JsonNode node : JsonMapper.shared().readTree(in).get("properties")) {
					properties.add(property("application-" + i, node, pooled));
				}
			}
		}
		return properties;
	}

	private static Property property(String application, JsonNode node, BiFunction<String, String, String> pooled) {
		JsonNode deprecation = node.path("deprecation");
		return new Property(pooled.apply("application", application),
				Objects.requireNonNull(text("name", node.get("name"), pooled)), text("type", node.get("type"), pooled),
				text("sourceType", node.get("sourceType"), pooled),
				text("description", node.get("description"), pooled),
				text("defaultValue", node.get("defaultValue"), pooled),
				text("level", deprecation.get("level"), pooled));
	}

	private static @Nullable String text(String field, @Nullable JsonNode node,
			BiFunction<String, String, String> pooled) {
		return (node != null) ? pooled.apply(field, new String(node.asString("").toCharArray())) : null;
	}

	/** The last line of a histogram, for which the JVM collects its garbage first. */
	private static long liveBytes() throws JMException {
		String histogram = (String) ManagementFactory.getPlatformMBeanServer()
			.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
					new Object[] { new String[0] }, new String[] { String[].class.getName() });
		String[] totals = histogram.substring(histogram.lastIndexOf("Total")).trim().split("\\s+");
		return Long.parseLong(totals[totals.length - 1]);
	}

}
