package io.zexus.pool.doors;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.client.MongoClient;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.zexus.pool.MemoryPoolManager;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** An application that reads documents over the wire, with the door and without it. */
class MongodbDoorTests {

	private static final MongoServer SERVER = new MongoServer(new MemoryBackend());

	private static InetSocketAddress address = new InetSocketAddress(0);

	@BeforeAll
	static void start() {
		address = SERVER.bind();
	}

	@AfterAll
	static void stop() {
		SERVER.shutdownNow();
	}

	@Test
	void nothingButTheIdentityOfStringsChanges() {
		try (ConfigurableApplicationContext plain = run("off"); ConfigurableApplicationContext pooled = run("all")) {
			assertThat(use(pooled, "pooled")).isEqualTo(use(plain, "plain"));
			assertThat(identities(plain, "plain")).isEqualTo(30);
			assertThat(identities(pooled, "pooled")).isEqualTo(3);
			assertThat(plain.getBean(MemoryPoolManager.class).doors()).isEmpty();
			assertThat(pooled.getBean(MemoryPoolManager.class).doors()).singleElement().satisfies((row) -> {
				assertThat(row.door()).isEqualTo("mongodb");
				assertThat(row.reached()).isTrue();
				assertThat(row.savedBytes()).isPositive();
			});
		}
	}

	private static ConfigurableApplicationContext run(String mode) {
		return Applications.run(Application.class, "mongodb", "zexus.pool.mongodb.mode=" + mode,
				uri() + "mongodb://127.0.0.1:" + address.getPort() + "/test");
	}

	/** Returns the name of the property on this line of Spring Boot. */
	private static String uri() {
		return ClassUtils.isPresent("org.springframework.boot.mongodb.autoconfigure.MongoProperties", null)
				? "spring.mongodb.uri=" : "spring.data.mongodb.uri=";
	}

	private static List<Object> use(ConfigurableApplicationContext context, String collection) {
		MongoTemplate template = context.getBean(MongoTemplate.class);
		List<Object> seen = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			template.insert(
					new Sighting("id" + i, "Größe " + i % 3, List.of("a" + i % 2, "€"), Map.of("k", "v" + i % 2), i),
					collection);
		}
		Query sorted = new Query().with(Sort.by("_id"));
		seen.addAll(template.find(sorted, Sighting.class, collection));
		seen.add(template.count(Query.query(Criteria.where("state").is("Größe 1")), collection));
		context.getBean(MongoClient.class)
			.getDatabase("test")
			.getCollection(collection)
			.find()
			.sort(new Document("_id", 1))
			.map(Document::toJson)
			.into(seen);
		return seen;
	}

	private static int identities(ConfigurableApplicationContext context, String collection) {
		Map<Object, Boolean> identities = new IdentityHashMap<>();
		context.getBean(MongoTemplate.class)
			.findAll(Sighting.class, collection)
			.forEach((sighting) -> identities.put(Objects.requireNonNull(sighting.state), true));
		return identities.size();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	record Sighting(@Id String id, String state, List<String> tags, Map<String, String> more, int number) {
	}

}
