package io.zexus.pool.doors;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.github.benmanes.caffeine.cache.CacheLoader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zexus.pool.DoorStats;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** An application that caches, with the door and without it. */
class CacheDoorTests {

	private static final String NAMES = "zexus.pool.cache.names=books,unknown";

	@ParameterizedTest
	@ValueSource(strings = { "caffeine", "simple" })
	void nothingButTheIdentityOfValuesChanges(String type) {
		try (ConfigurableApplicationContext plain = run(type);
				ConfigurableApplicationContext pooled = run(type, NAMES)) {
			assertThat(use(pooled)).isEqualTo(use(plain));
			assertThat(pooled.getBean(CacheManager.class)).isInstanceOf(plain.getBean(CacheManager.class).getClass());
			assertThat(pooled.getBean(CacheManager.class).getCacheNames())
				.containsExactlyInAnyOrderElementsOf(plain.getBean(CacheManager.class).getCacheNames());
			assertThat(meters(pooled)).isEqualTo(meters(plain));
			assertThat(meters(pooled)).hasSizeGreaterThan(type.equals("caffeine") ? 3 : -1);
			assertThat(authors(plain, "books")).isGreaterThan(1);
			assertThat(authors(pooled, "books")).isOne();
			assertThat(authors(pooled, "others")).isGreaterThan(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "caffeine", "simple" })
	void doorsTellWhatTheySaveAndWhatTheyDoNotReach(String type) {
		try (ConfigurableApplicationContext context = run(type, NAMES)) {
			use(context);
			assertThat(context.getBean(MemoryPoolManager.class).doors()).extracting(DoorStats::name, DoorStats::reached)
				.containsExactly(tuple("books", true), tuple("unknown", false));
			DoorStats books = context.getBean(MemoryPoolManager.class).door("cache", "books").stats();
			assertThat(books.lookups()).isGreaterThan(10);
			assertThat(books.savedBytes()).isPositive();
		}
	}

	@Test
	void withoutNamesThereIsNoDoor() {
		try (ConfigurableApplicationContext context = run("simple")) {
			assertThat(context.getBeansOfType(MemoryPoolManager.class).values()).singleElement()
				.satisfies((manager) -> assertThat(manager.doors()).isEmpty());
			assertThat(context.containsBean("memoryPoolCacheDoor")).isFalse();
		}
	}

	@Test
	void cacheThatLoadsByItselfIsNamedWithTheRemedy() {
		try (ConfigurableApplicationContext context = run(Loading.class, "caffeine", NAMES)) {
			assertThat(context.getBean(MemoryPoolManager.class).door("cache", "books").stats().remedy())
				.contains("in its CacheLoader");
		}
	}

	private static ConfigurableApplicationContext run(String type, String... properties) {
		return run(Application.class, type, properties);
	}

	private static ConfigurableApplicationContext run(Class<?> application, String type, String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.addAll(List.of("spring.cache.type=" + type, "spring.cache.cache-names=books,others"));
		if (type.equals("caffeine")) {
			all.add("spring.cache.caffeine.spec=recordStats");
		}
		return Applications.run(application, "cache", all.toArray(String[]::new));
	}

	/** Returns all that the application sees. */
	private static List<Object> use(ConfigurableApplicationContext context) {
		Library library = context.getBean(Library.class);
		CacheManager manager = context.getBean(CacheManager.class);
		List<Object> seen = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			seen.add(library.book(i % 10));
			seen.add(library.other(i % 10));
		}
		library.evict(3);
		seen.add(library.put(4));
		Cache cache = Objects.requireNonNull(manager.getCache("books"));
		seen.add(Objects.requireNonNull(cache.putIfAbsent(5, new Book(50))).get());
		seen.add(cache.get(3) == null);
		cache.put(11, null);
		seen.add(Objects.requireNonNull(cache.get(11)).get() == null);
		seen.add(library.calls);
		return seen;
	}

	private static long authors(ConfigurableApplicationContext context, String name) {
		Cache cache = Objects.requireNonNull(context.getBean(CacheManager.class).getCache(name));
		Map<String, Boolean> identities = new IdentityHashMap<>();
		for (int i = 5; i < 10; i++) {
			identities.put(Objects.requireNonNull(cache.get(i, Book.class)).author, true);
		}
		return identities.size();
	}

	private static Map<String, Double> meters(ConfigurableApplicationContext context) {
		Map<String, Double> meters = new TreeMap<>();
		context.getBean(MeterRegistry.class)
			.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getName().startsWith("cache."))
			.filter((meter) -> !meter.getId().getName().contains("duration"))
			.forEach((meter) -> meters.put(meter.getId().toString(), meter.measure().iterator().next().getValue()));
		return meters;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableCaching
	static class Application {

		@Bean
		Library library() {
			return new Library();
		}

		@Bean
		MeterRegistry registry() {
			return new SimpleMeterRegistry();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Loading extends Application {

		@Bean
		CacheLoader<Object, Object> loader() {
			return (key) -> new Book((Integer) key);
		}

	}

	static class Library {

		int calls;

		@Cacheable("books")
		public Book book(int number) {
			this.calls++;
			return new Book(number);
		}

		@Cacheable("others")
		public Book other(int number) {
			this.calls++;
			return new Book(number);
		}

		@CachePut("books")
		public Book put(int number) {
			return new Book(number);
		}

		@CacheEvict("books")
		public void evict(int number) {
			this.calls++;
		}

	}

	record Book(int number, @Pooled String author) {

		Book(int number) {
			this(number, String.join(" ", "Ursula", "K.", "Le", "Guin"));
		}

	}

}
