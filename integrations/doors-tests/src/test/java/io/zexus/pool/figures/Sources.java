package io.zexus.pool.figures;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.zexus.pool.doors.Applications;
import io.zexus.pool.doors.Postgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** The servers that the measured applications read from, in this VM or beside it. */
final class Sources {

	private static final String CELL = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

	private Sources() {
	}

	/** Reads the strikes, each cell a string of its own. */
	static List<String[]> rows(Path file) throws IOException {
		List<String[]> rows = new ArrayList<>();
		for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
			String[] row = line.split(CELL, -1);
			for (int i = 0; i < row.length; i++) {
				row[i] = new String(row[i].toCharArray());
			}
			rows.add(row);
		}
		return rows.subList(1, rows.size());
	}

	static String postgres(Postgres postgres, List<String[]> rows) {
		try (ConfigurableApplicationContext context = Applications.run(Variant.Application.class, "hibernate",
				"spring.datasource.url=" + postgres.url(), "spring.datasource.username=test",
				"spring.jpa.hibernate.ddl-auto=create", "spring.jpa.properties.hibernate.jdbc.batch_size=100")) {
			EntityManager manager = context.getBean(EntityManagerFactory.class).createEntityManager();
			manager.getTransaction().begin();
			for (int i = 0; i < rows.size(); i++) {
				manager.persist(new StrikeEntity(i, rows.get(i)));
			}
			manager.getTransaction().commit();
			manager.close();
		}
		return postgres.url();
	}

	static String kafka(EmbeddedKafkaKraftBroker broker, List<String[]> rows) {
		broker.afterPropertiesSet();
		try (Producer<String, String> producer = new DefaultKafkaProducerFactory<>(
				Map.<String, Object>of("bootstrap.servers", broker.getBrokersAsString()), new StringSerializer(),
				new StringSerializer())
			.createProducer()) {
			for (int i = 0; i < rows.size(); i++) {
				producer.send(new ProducerRecord<>("strikes", String.valueOf(i), json(rows.get(i))));
			}
			producer.flush();
		}
		return broker.getBrokersAsString();
	}

	private static String json(String[] row) {
		return IntStream.range(0, row.length)
			.mapToObj((i) -> '"' + StrikeRecord.NAMES[i] + "\":\"" + row[i].replace("\"", "\\\"") + '"')
			.collect(Collectors.joining(",", "{", "}"));
	}

	static String mongodb(MongoServer server, List<String[]> rows) {
		InetSocketAddress address = server.bind();
		String uri = "mongodb://127.0.0.1:" + address.getPort() + "/test";
		try (MongoClient client = MongoClients.create(uri)) {
			List<Document> documents = new ArrayList<>();
			for (String[] row : rows) {
				Document document = new Document("_id", documents.size());
				for (int i = 0; i < row.length; i++) {
					document.append(StrikeRecord.NAMES[i], row[i]);
				}
				documents.add(document);
			}
			client.getDatabase("test").getCollection("strikes").insertMany(documents);
		}
		return uri;
	}

	static MongoServer mongoServer() {
		return new MongoServer(new MemoryBackend());
	}

}
