package io.zexus.sample.doors;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.zexus.sample.data.Progress;
import io.zexus.sample.data.Strike;
import io.zexus.sample.data.StrikeFormat;
import io.zexus.sample.data.StrikeImport;
import io.zexus.sample.data.StrikeReaders;
import io.zexus.sample.data.Strikes;
import jakarta.persistence.EntityManagerFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Takes strikes through each door once, as services do: lines of JSON, the latest records
 * of a topic, the rows of a table, and what a cache keeps of queries.
 */
class DoorsTour implements ApplicationRunner {

	static final String TOPIC = "strikes";

	private static final Log logger = LogFactory.getLog(DoorsTour.class);

	private static final int STRIKES = 1000;

	/** Polls without a record after which the topic is taken to be broken. */
	private static final int PATIENCE = 30;

	private final Strikes strikes;

	private final JsonMapper json;

	private final StrikeReaders readers;

	private final KafkaTemplate<String, Strike> producer;

	private final ConsumerFactory<String, Strike> consumers;

	private final EntityManagerFactory entities;

	private final Operators operators;

	DoorsTour(Strikes strikes, JsonMapper json, StrikeReaders readers, KafkaTemplate<String, Strike> producer,
			ConsumerFactory<String, Strike> consumers, EntityManagerFactory entities, Operators operators) {
		this.strikes = strikes;
		this.json = json;
		this.readers = readers;
		this.producer = producer;
		this.consumers = consumers;
		this.entities = entities;
		this.operators = operators;
	}

	@Override
	public void run(ApplicationArguments arguments) throws IOException {
		logger.info(String.format("Through the doors went %,d lines of JSON, %,d records, %,d rows and %,d queries",
				read().size(), latest().size(), rows().size(), query()));
	}

	private Strikes read() throws IOException {
		String lines = strikes().stream().map(this.json::writeValueAsString).collect(Collectors.joining("\n"));
		Strikes read = new Strikes(STRIKES);
		new StrikeImport(read, StrikeFormat.NDJSON, this.readers)
			.read(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), Progress.SILENT);
		return read;
	}

	private Map<String, Strike> latest() {
		List<Strike> strikes = strikes();
		for (int i = 0; i < strikes.size(); i++) {
			this.producer.send(TOPIC, String.valueOf(i), strikes.get(i));
		}
		this.producer.flush();
		Map<String, Strike> latest = new HashMap<>();
		try (Consumer<String, Strike> consumer = this.consumers.createConsumer()) {
			consumer.subscribe(List.of(TOPIC));
			for (int i = 0; i < PATIENCE && latest.size() < strikes.size(); i++) {
				for (ConsumerRecord<String, Strike> record : consumer.poll(Duration.ofSeconds(1))) {
					latest.put(record.key(), record.value());
				}
			}
		}
		return latest;
	}

	private List<StrikeRow> rows() {
		return this.entities.callInTransaction(
				(manager) -> manager.createQuery("select s from StrikeRow s where s.id <= :most", StrikeRow.class)
					.setParameter("most", STRIKES)
					.getResultList());
	}

	private int query() {
		Set<String> states = new HashSet<>();
		for (Strike strike : strikes()) {
			if (strike.originState() != null && states.add(strike.originState())) {
				this.operators.in(strike.originState());
			}
		}
		return states.size();
	}

	private List<Strike> strikes() {
		return this.strikes.all().stream().limit(STRIKES).toList();
	}

}
