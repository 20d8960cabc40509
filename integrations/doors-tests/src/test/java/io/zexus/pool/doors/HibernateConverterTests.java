package io.zexus.pool.doors;

import java.util.Arrays;
import java.util.List;

import io.zexus.pool.DoorStats;
import io.zexus.pool.MemoryPoolManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static io.zexus.pool.doors.HibernateDoorTests.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

/** An application that converts an attribute of its entities, on Hibernate. */
class HibernateConverterTests {

	private static final List<@Nullable String> STATES = Arrays.asList("Ohio", "Größe 鳥", "", null, "x".repeat(200));

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void insert() {
		context = Applications.run(Application.class, "hibernate", "spring.jpa.hibernate.ddl-auto=create",
				"spring.jpa.properties.hibernate.generate_statistics=true");
		MemoryPoolManager pools = context.getBean(MemoryPoolManager.class);
		STATES.stream().filter((state) -> state != null).forEach(pools::getStr); // H2
																					// keeps
																					// instances
																					// too
		inTransaction(context, (manager) -> {
			for (int i = 0; i < 4 * STATES.size(); i++) {
				String state = STATES.get(i % STATES.size());
				manager.persist(new Nest(i, (state != null) ? new String(state.toCharArray()) : null));
			}
			return "";
		});
	}

	@AfterAll
	static void close() {
		context.close();
	}

	@Test
	void convertedAttributesArePooledAndOthersAreNot() {
		String pooled = context.getBean(MemoryPoolManager.class).getStr("Größe 鳥");
		List<Nest> nests = all().stream().filter((nest) -> pooled.equals(nest.plain)).toList();
		assertThat(nests).hasSize(4).allMatch((nest) -> nest.state == pooled).noneMatch((nest) -> nest.plain == pooled);
	}

	@Test
	void convertedAttributesEqualWhatOthersAre() {
		assertThat(all()).extracting((nest) -> nest.state)
			.containsExactlyElementsOf(all().stream().map((nest) -> nest.plain).toList())
			.startsWith(STATES.toArray(String[]::new));
	}

	@Test
	void parametersAreConvertedToo() {
		List<Integer> found = inTransaction(context,
				(manager) -> manager.createQuery("select n.id from Nest n where n.state = :state", Integer.class)
					.setParameter("state", "Ohio")
					.getResultList());
		assertThat(found).hasSize(4);
	}

	@Test
	void equalValueMakesNothingDirty() {
		long updates = updates();
		inTransaction(context, (manager) -> manager.find(Nest.class, 0).state = new String("Ohio".toCharArray()));
		assertThat(updates()).isEqualTo(updates);
		inTransaction(context, (manager) -> manager.find(Nest.class, 0).state = "Iowa");
		assertThat(updates()).isEqualTo(updates + 1);
		inTransaction(context, (manager) -> manager.find(Nest.class, 0).state = "Ohio");
	}

	@Test
	void managerOfTheApplicationCountsWhatIsConverted() {
		all();
		assertThat(context.getBean(MemoryPoolManager.class).doors())
			.filteredOn((row) -> row.door().equals("hibernate") && row.name().equals("converter"))
			.singleElement()
			.satisfies((row) -> assertThat(row.reached()).isTrue())
			.extracting(DoorStats::savedBytes)
			.satisfies((bytes) -> assertThat(bytes).isPositive());
	}

	private static long updates() {
		return context.getBean(EntityManagerFactory.class)
			.unwrap(SessionFactory.class)
			.getStatistics()
			.getEntityUpdateCount();
	}

	private static List<Nest> all() {
		return inTransaction(context,
				(manager) -> manager.createQuery("select n from Nest n order by n.id", Nest.class).getResultList());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
