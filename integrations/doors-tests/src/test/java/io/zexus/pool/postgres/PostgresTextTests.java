package io.zexus.pool.postgres;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

import io.zexus.pool.doors.Applications;
import io.zexus.pool.doors.Postgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * An application that reads text of PostgreSQL, which is looked up by the driver's own
 * bytes, and one that reads it without the door.
 */
class PostgresTextTests {

	private static final String ROW = "'0af7651916cd43dd8448eb211c80319c', '2020-02-03 04:05:06.7', 42, '{\"a\": \"ö\"}'";

	/** In Latin 1 it has the bytes of "ö" in UTF-8. */
	private static final String LIKE_UTF8 = "Ã¶";

	/** What the driver makes of binary {@code bytea}: the array's own name. */
	private static final Pattern ARRAY = Pattern.compile("\\[B@\\w+");

	/** Reads after which the driver has prepared the statement and asks for binary. */
	private static final int READS = 8;

	private static Postgres server;

	@BeforeAll
	static void start() throws Exception {
		Optional<Postgres> started = Postgres.start();
		assumeThat(started).as("PostgreSQL is installed").isPresent();
		server = started.get();
		try (ConfigurableApplicationContext context = run("off", "", "spring.jpa.hibernate.ddl-auto=create")) {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			List<String> texts = List.of("null", "''", "'Ohio'", "'Ohio'", "'Größe'", "'Größe'", "'鳥 😀'", "'�'",
					"' blanks '", "repeat('long ', 2)", "'a\\b\"c'", "'" + LIKE_UTF8 + "'");
			for (int i = 0; i < texts.size(); i++) {
				String text = texts.get(i);
				jdbc.execute(
						"insert into note (id, varchar_text, text, padded, bytes, uuid, time, number, json) values ("
								+ i + ", " + text + ", " + text + " || repeat('ü', " + (i == 9 ? 50_000 : 0) + "), "
								+ text + ", convert_to(" + text + ", 'UTF8'), " + ROW + ")");
			}
			jdbc.execute("insert into note (id) values (100)");
		}
	}

	@AfterAll
	static void stop() throws Exception {
		if (server != null) {
			server.close();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?prepareThreshold=1&binaryTransfer=true", "?binaryTransfer=false",
			"?preferQueryMode=simple", "?defaultRowFetchSize=2", "?maxResultBuffer=10M" })
	void textIsWhatTheDriverWouldMakeOfIt(String parameters) {
		assertThat(read(parameters, "all")).isEqualTo(read(parameters, "off")).hasSize(13 * READS);
	}

	@Test
	void anotherEncodingOfTheClientIsLeftToTheDriver() {
		String parameters = "?allowEncodingChanges=true";
		String latin = "spring.datasource.hikari.connection-init-sql=set client_encoding = 'LATIN1'";
		String query = "select n.text from Note n where n.id in (4, 11) order by n.id";
		try (ConfigurableApplicationContext context = run("all", parameters, latin)) {
			assertThat(query(context, query)).containsExactly("Größe", LIKE_UTF8);
		}
	}

	@Test
	void stringsArePooledAndLookedUpByBytes() {
		try (ConfigurableApplicationContext context = run("all", "")) {
			Map<String, Integer> calls = calls(() -> {
				List<String> texts = query(context, "select n.text from Note n where n.id between 2 and 5");
				Map<Object, Boolean> identities = new IdentityHashMap<>();
				texts.forEach((text) -> identities.put(text, true));
				assertThat(texts).hasSize(4);
				assertThat(identities).hasSize(2);
			});
			assertThat(calls).containsOnlyKeys("getBytes").containsEntry("getBytes", 4);
		}
	}

	@Test
	void columnsOfOtherTypesAreLeftToTheDriver() {
		try (ConfigurableApplicationContext context = run("all", "")) {
			Map<String, Integer> calls = calls(
					() -> query(context, "select n.bytes from Note n where n.id between 2 and 5"));
			assertThat(calls).containsOnlyKeys("getString");
		}
	}

	/** Returns what was called of result sets, as the driver logs it. */
	private static Map<String, Integer> calls(Runnable work) {
		Map<String, Integer> calls = new TreeMap<>();
		Handler handler = new Handler() {

			@Override
			public void publish(LogRecord message) {
				String text = message.getMessage().trim();
				if (text.startsWith("getBytes") || text.startsWith("getString")) {
					calls.merge(text.substring(0, text.indexOf(' ')), 1, Integer::sum);
				}
			}

			@Override
			public void flush() {
			}

			@Override
			public void close() {
			}

		};
		Logger driver = Logger.getLogger("org.postgresql");
		driver.addHandler(handler);
		driver.setLevel(Level.FINEST);
		driver.setUseParentHandlers(false);
		try {
			work.run();
		}
		finally {
			driver.removeHandler(handler);
			driver.setLevel(null);
			driver.setUseParentHandlers(true);
		}
		return calls;
	}

	private static List<String> read(String parameters, String mode) {
		List<String> seen = new ArrayList<>();
		try (ConfigurableApplicationContext context = run(mode, parameters)) {
			for (int i = 0; i < READS; i++) {
				EntityManager manager = context.getBean(EntityManagerFactory.class).createEntityManager();
				manager.createQuery("select n from Note n order by n.id", Note.class)
					.getResultList()
					.forEach((note) -> seen.add(ARRAY.matcher(note.toString()).replaceAll("[B@")));
				manager.close();
			}
		}
		return seen;
	}

	private static List<String> query(ConfigurableApplicationContext context, String query) {
		EntityManager manager = context.getBean(EntityManagerFactory.class).createEntityManager();
		try {
			return manager.createQuery(query, String.class).getResultList();
		}
		finally {
			manager.close();
		}
	}

	private static ConfigurableApplicationContext run(String mode, String parameters, String... more) {
		List<String> properties = new ArrayList<>(List.of("zexus.pool.hibernate.mode=" + mode,
				"spring.datasource.url=" + Objects.requireNonNull(server).url() + parameters,
				"spring.datasource.username=test", "spring.datasource.hikari.maximum-pool-size=1",
				"spring.jpa.hibernate.ddl-auto=none"));
		properties.addAll(List.of(more));
		return Applications.run(Application.class, "hibernate", properties.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
