package io.zexus.pool.doors;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import io.zexus.pool.DoorStats;
import io.zexus.pool.MemoryPoolManager;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Tuple;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** An application that reads entities, with the door and without it. */
class HibernateDoorTests {

	@ParameterizedTest
	@ValueSource(strings = { "annotated", "all" })
	void nothingButTheIdentityOfValuesChanges(String mode) {
		List<Object> expected;
		try (ConfigurableApplicationContext plain = run("off")) {
			expected = use(plain);
			assertThat(row(plain)).isNull();
		}
		try (ConfigurableApplicationContext pooled = run(mode)) {
			assertThat(use(pooled)).isEqualTo(expected);
			DoorStats row = Objects.requireNonNull(row(pooled));
			assertThat(row.reached()).isTrue();
			assertThat(row.savedBytes()).isPositive();
		}
	}

	@Test
	void nothingElseChangesOnPostgresEither() throws Exception {
		Optional<Postgres> server = Postgres.start();
		assumeThat(server).as("PostgreSQL is installed").isPresent();
		try (Postgres postgres = server.get()) {
			String[] source = { "spring.datasource.url=" + postgres.url(), "spring.datasource.username=test",
					"spring.datasource.generate-unique-name=false" };
			List<Object> expected;
			try (ConfigurableApplicationContext plain = run("off", source)) {
				expected = use(plain);
				assertThat(states(plain)).isEqualTo(20);
			}
			try (ConfigurableApplicationContext pooled = run("all", source)) {
				assertThat(use(pooled)).isEqualTo(expected);
				assertThat(states(pooled)).isEqualTo(2);
			}
		}
	}

	/** Returns how many instances there are of two states. */
	private static int states(ConfigurableApplicationContext context) {
		Map<Object, Boolean> identities = new IdentityHashMap<>();
		all(context).forEach((strike) -> identities.put(Objects.requireNonNull(strike.state), true));
		return identities.size();
	}

	@Test
	void annotatedAttributesArePooledAndOthersAreNot() {
		try (ConfigurableApplicationContext context = run("annotated")) {
			insert(context);
			String pooled = context.getBean(MemoryPoolManager.class).getStr("Ohio-Größe");
			assertThat(all(context)).hasSize(20).allMatch((strike) -> strike.state == pooled);
			assertThat(all(context)).allMatch((strike) -> strike.plain != pooled);
		}
	}

	@Test
	void modeAllPoolsEveryStringAttributeAndLeavesLongOnesAlone() {
		try (ConfigurableApplicationContext context = run("all")) {
			insert(context);
			String pooled = context.getBean(MemoryPoolManager.class).getStr("Ohio-Größe");
			List<Strike> strikes = all(context);
			assertThat(strikes).hasSize(20)
				.allMatch((strike) -> strike.state == pooled && strike.plain == pooled)
				.allMatch((strike) -> Objects.requireNonNull(strike.report).length() > 7000);
			assertThat(strikes.get(0).report).isNotSameAs(strikes.get(1).report);
		}
	}

	@Test
	void modeOffLeavesAnnotatedAttributesAlone() {
		try (ConfigurableApplicationContext context = run("off")) {
			insert(context);
			String pooled = context.getBean(MemoryPoolManager.class).getStr("Ohio-Größe");
			assertThat(all(context)).allMatch((strike) -> pooled.equals(strike.state) && strike.state != pooled);
		}
	}

	@Test
	void entitiesOfTheSecondLevelCacheShareTheirStrings() {
		try (ConfigurableApplicationContext context = run("all")) {
			insert(context);
			all(context);
			Statistics statistics = context.getBean(EntityManagerFactory.class)
				.unwrap(SessionFactory.class)
				.getStatistics();
			long hits = statistics.getSecondLevelCacheHitCount();
			String pooled = context.getBean(MemoryPoolManager.class).getStr("Ohio-Größe");
			for (int i = 0; i < 20; i++) {
				String id = "id" + i;
				Strike strike = inTransaction(context, (manager) -> manager.find(Strike.class, id));
				assertThat(strike.state).isSameAs(pooled);
			}
			assertThat(statistics.getSecondLevelCacheHitCount() - hits).isEqualTo(20);
		}
	}

	private static ConfigurableApplicationContext run(String mode, String... more) {
		List<String> properties = new ArrayList<>(List.of("zexus.pool.hibernate.mode=" + mode,
				"spring.datasource.generate-unique-name=true", "spring.jpa.hibernate.ddl-auto=create",
				"spring.jpa.properties.hibernate.generate_statistics=true",
				"spring.jpa.properties.hibernate.cache.use_second_level_cache=true",
				"spring.jpa.properties.hibernate.cache.region.factory_class=jcache",
				"spring.jpa.properties.hibernate.javax.cache.missing_cache_strategy=create",
				"spring.jpa.properties.hibernate.javax.cache.provider="
						+ "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider"));
		properties.addAll(List.of(more));
		return Applications.run(Application.class, "hibernate", properties.toArray(String[]::new));
	}

	/** Returns all that the application sees. */
	private static List<Object> use(ConfigurableApplicationContext context) {
		insert(context);
		List<Object> seen = new ArrayList<>();
		all(context).forEach((strike) -> seen.add(strike.toString()));
		seen.add(inTransaction(context, (manager) -> manager.find(Strike.class, "id3").toString()));
		// An equal value makes nothing dirty, another one does
		for (String state : new String[] { "Ohio-Größe", "Iowa" }) {
			inTransaction(context,
					(manager) -> manager.find(Strike.class, "id4").state = new String(state.toCharArray()));
			seen.add(inTransaction(context, (manager) -> manager.find(Strike.class, "id4").toString()));
		}
		seen.add(inTransaction(context,
				(manager) -> manager
					.createQuery("select s.id from Strike s where s.state = :state and s.size = :size order by s.id",
							String.class)
					.setParameter("state", "Ohio-Größe")
					.setParameter("size", Strike.Size.SMALL)
					.getResultList()));
		seen.add(inTransaction(context, (manager) -> manager.createQuery(
				"select upper(s.plain) as u, s.state || 'x' as x, count(*) as n from Strike s group by s.plain, s.state "
						+ "order by s.state",
				Tuple.class)
			.getResultList()
			.stream()
			.map((tuple) -> List.of(tuple.get("u"), tuple.get("x"), tuple.get("n")))
			.toList()));
		seen.add(inTransaction(context,
				(manager) -> manager.createNativeQuery("select state from Strike order by id").getResultList()));
		Statistics statistics = context.getBean(EntityManagerFactory.class)
			.unwrap(SessionFactory.class)
			.getStatistics();
		seen.add(List.of(statistics.getEntityUpdateCount(), statistics.getEntityInsertCount(),
				statistics.getEntityLoadCount(), statistics.getPrepareStatementCount(),
				statistics.getSecondLevelCacheHitCount(), statistics.getSecondLevelCachePutCount()));
		return seen;
	}

	private static void insert(ConfigurableApplicationContext context) {
		for (int i = 0; i < 20; i++) {
			Strike strike = new Strike("id" + i);
			inTransaction(context, (manager) -> {
				manager.persist(strike);
				return strike;
			});
		}
	}

	/** Reads all from the database, which also fills the second-level cache. */
	private static List<Strike> all(ConfigurableApplicationContext context) {
		context.getBean(EntityManagerFactory.class).getCache().evictAll();
		return inTransaction(context,
				(manager) -> manager.createQuery("select s from Strike s order by s.id", Strike.class).getResultList());
	}

	static <T> T inTransaction(ConfigurableApplicationContext context, Function<EntityManager, T> work) {
		EntityManager manager = context.getBean(EntityManagerFactory.class).createEntityManager();
		try {
			manager.getTransaction().begin();
			T result = work.apply(manager);
			manager.getTransaction().commit();
			return result;
		}
		finally {
			manager.close();
		}
	}

	private static @Nullable DoorStats row(ConfigurableApplicationContext context) {
		return context.getBean(MemoryPoolManager.class)
			.doors()
			.stream()
			.filter((row) -> row.door().equals("hibernate") && row.name().equals("entityManagerFactory"))
			.findFirst()
			.orElse(null);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
