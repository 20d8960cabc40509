package io.zexus.pool.hibernate;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.SharedCacheMode;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An application that converts an attribute of its entities, on EclipseLink. */
class PooledStringConverterTests {

	private static final List<@Nullable String> STATES = Arrays.asList("Ohio", "Größe 鳥", "", null, "x".repeat(200));

	private static EntityManagerFactory factory;

	@BeforeAll
	static void insert() {
		STATES.stream().filter((state) -> state != null).forEach(Bird.POOLS::getStr); // H2
																						// keeps
																						// instances
																						// too
		PersistenceConfiguration configuration = new PersistenceConfiguration("birds").managedClass(Bird.class)
			.managedClass(Bird.StateConverter.class)
			.sharedCacheMode(SharedCacheMode.NONE) // each transaction reads from the
													// database
			.property(PersistenceConfiguration.JDBC_URL, "jdbc:h2:mem:birds;DB_CLOSE_DELAY=-1")
			.property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create")
			.property("eclipselink.logging.level", "WARNING");
		factory = new PersistenceProvider().createEntityManagerFactory(configuration);
		inTransaction((manager) -> {
			for (int i = 0; i < 4 * STATES.size(); i++) {
				String state = STATES.get(i % STATES.size());
				manager.persist(new Bird(i + 1, (state != null) ? new String(state.toCharArray()) : null));
			}
			return "";
		});
	}

	@AfterAll
	static void close() {
		factory.close();
	}

	@Test
	void convertedAttributesArePooledAndOthersAreNot() {
		String pooled = Bird.POOLS.getStr("Größe 鳥");
		List<Bird> birds = all().stream().filter((bird) -> pooled.equals(bird.plain)).toList();
		assertThat(birds).hasSize(4).allMatch((bird) -> bird.state == pooled).noneMatch((bird) -> bird.plain == pooled);
	}

	@Test
	void convertedAttributesEqualWhatOthersAre() {
		assertThat(all()).extracting((bird) -> bird.state)
			.containsExactlyElementsOf(all().stream().map((bird) -> bird.plain).toList())
			.startsWith(STATES.toArray(String[]::new));
	}

	@Test
	void parametersAreConvertedToo() {
		List<Integer> found = inTransaction(
				(manager) -> manager.createQuery("select b.id from Bird b where b.state = :state", Integer.class)
					.setParameter("state", "Ohio")
					.getResultList());
		assertThat(found).hasSize(4);
	}

	@Test
	void doorCountsWhatIsConverted() {
		all();
		assertThat(Bird.POOLS.door("hibernate", "converter").stats().savedBytes()).isPositive();
	}

	private static List<Bird> all() {
		return inTransaction(
				(manager) -> manager.createQuery("select b from Bird b order by b.id", Bird.class).getResultList());
	}

	private static <T> T inTransaction(Function<EntityManager, T> work) {
		EntityManager manager = factory.createEntityManager();
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

}
