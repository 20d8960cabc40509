package io.zexus.pool.figures;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.sun.management.OperatingSystemMXBean;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.doors.Applications;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.util.ClassUtils;

/**
 * One application in a VM of its own that loads the strikes by one door again and again,
 * letting go of the last ones before: {@code DOOR MODE ADDRESS FILE}. Prints the bytes
 * that they retain after a full collection and the nanoseconds of processor time for
 * loading them, the middle of all loads after warm-up, and the bytes that the door counts
 * as saved by a load.
 */
final class Variant {

	private static final int LOADS = 5;

	private static final int WARM_UP = 4;

	private Variant() {
	}

	public static void main(String[] arguments) throws IOException {
		String door = arguments[0];
		boolean pooled = arguments[1].equals("pooled");
		try (ConfigurableApplicationContext context = run(door, pooled, arguments[2])) {
			Loader loader = loader(door, context, pooled, Path.of(arguments[3]));
			long[] cpu = new long[LOADS];
			long[] retained = new long[LOADS];
			for (int i = -WARM_UP; i < LOADS; i++) {
				long[] figures = measure(loader);
				if (i >= 0) {
					retained[i] = figures[0];
					cpu[i] = figures[1];
				}
			}
			long saved = context.getBean(MemoryPoolManager.class)
				.doors()
				.stream()
				.mapToLong((row) -> row.savedBytes())
				.sum();
			System.out.println("RESULT " + middle(retained) + " " + middle(cpu) + " " + saved / (WARM_UP + LOADS));
		}
	}

	/** Apart, so that nothing is kept in its frame. */
	private static long[] measure(Loader loader) throws IOException {
		OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		loader.forget();
		long before = used();
		long start = system.getProcessCpuTime();
		Object kept = loader.load();
		long end = system.getProcessCpuTime();
		long after = used();
		Objects.requireNonNull(kept);
		return new long[] { after - before, end - start };
	}

	private static long middle(long[] values) {
		Arrays.sort(values);
		return values[values.length / 2];
	}

	/**
	 * Returns what a full collection has left. Not what is used now: that has whole
	 * buffers in it which threads have taken meanwhile to allocate from.
	 */
	private static long used() {
		System.gc();
		System.gc();
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP)
			.mapToLong((pool) -> pool.getCollectionUsage().getUsed())
			.sum();
	}

	private static ConfigurableApplicationContext run(String door, boolean pooled, String address) {
		List<String> properties = new ArrayList<>(List.of("zexus.pool.str-size=1000"));
		switch (door) {
			case "cache" ->
				properties.addAll(List.of("spring.cache.type=caffeine", "spring.cache.caffeine.spec=maximumSize=20000",
						"spring.cache.cache-names=strikes", "zexus.pool.cache.names=" + (pooled ? "strikes" : "")));
			case "hibernate" -> properties.addAll(List.of("spring.datasource.url=" + address,
					"spring.datasource.username=test", "spring.jpa.hibernate.ddl-auto=none",
					"spring.jpa.properties.hibernate.cache.use_second_level_cache=true",
					"spring.jpa.properties.hibernate.cache.region.factory_class=jcache",
					"spring.jpa.properties.hibernate.javax.cache.provider="
							+ "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider",
					"zexus.pool.hibernate.mode=" + (pooled ? "all" : "off")));
			case "kafka" -> properties.addAll(List.of("spring.kafka.bootstrap-servers=" + address,
					"spring.kafka.consumer.auto-offset-reset=earliest",
					"spring.kafka.consumer.value-deserializer=org.springframework.kafka.support.serializer."
							+ (ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper", null) ? "Jackson" : "")
							+ "JsonDeserializer",
					"spring.kafka.consumer.properties[spring.json.value.default.type]=" + StrikeRecord.class.getName(),
					"zexus.pool.kafka.mode=" + (pooled ? "annotated" : "off")));
			case "mongodb" -> properties.addAll(List.of("spring.mongodb.uri=" + address,
					"spring.data.mongodb.uri=" + address, "zexus.pool.mongodb.mode=" + (pooled ? "all" : "off")));
			default -> {
			}
		}
		return Applications.run(door.equals("cache") ? CachingApplication.class : Application.class, door,
				properties.toArray(String[]::new));
	}

	private static Loader loader(String door, ConfigurableApplicationContext context, boolean pooled, Path file) {
		return switch (door) {
			case "canonicalize" -> () -> records(file, context.getBean(MemoryPoolManager.class), pooled);
			case "cache" -> new Caching(context, file);
			case "hibernate" -> new Persistent(context.getBean(EntityManagerFactory.class));
			case "kafka" -> () -> consumed(context);
			default -> () -> context.getBean(MongoTemplate.class).findAll(StrikeRecord.class, "strikes");
		};
	}

	private static List<StrikeRecord> records(Path file, MemoryPoolManager pools, boolean pooled) throws IOException {
		List<StrikeRecord> records = new ArrayList<>();
		for (String[] row : Sources.rows(file)) {
			StrikeRecord strike = StrikeRecord.of(row);
			records.add(pooled ? pools.canonicalize(strike) : strike);
		}
		return records;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> consumed(ConfigurableApplicationContext context) {
		Map<String, Object> latest = new HashMap<>();
		try (Consumer<String, Object> consumer = context.getBean(ConsumerFactory.class)
			.createConsumer("group" + System.nanoTime(), null)) {
			consumer.subscribe(List.of("strikes"));
			while (latest.size() < 10_000) {
				for (ConsumerRecord<String, Object> record : consumer.poll(Duration.ofSeconds(1))) {
					latest.put(record.key(), record.value());
				}
			}
		}
		return latest;
	}

	/** What loads the strikes. */
	@FunctionalInterface
	private interface Loader {

		Object load() throws IOException;

		/** Lets go of what the application itself retains. */
		default void forget() {
		}

	}

	/** A cache that retains the strikes. */
	private record Caching(Cache cache, Path file) implements Loader {

		Caching(ConfigurableApplicationContext context, Path file) {
			this(Objects.requireNonNull(context.getBean(CacheManager.class).getCache("strikes")), file);
		}

		@Override
		public Object load() throws IOException {
			int i = 0;
			for (String[] row : Sources.rows(this.file)) {
				this.cache.put(i++, StrikeRecord.of(row));
			}
			return this.cache;
		}

		@Override
		public void forget() {
			this.cache.clear();
		}

	}

	/** A second-level cache that retains the strikes. */
	private record Persistent(EntityManagerFactory factory) implements Loader {

		@Override
		public Object load() {
			EntityManager manager = this.factory.createEntityManager();
			int found = manager.createQuery("select s from StrikeEntity s", StrikeEntity.class).getResultList().size();
			manager.close();
			return found;
		}

		@Override
		public void forget() {
			this.factory.getCache().evictAll();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class CachingApplication extends Application {

	}

}
