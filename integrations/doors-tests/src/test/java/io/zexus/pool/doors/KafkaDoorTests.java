package io.zexus.pool.doors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.zexus.pool.DoorStats;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pooled;
import io.zexus.pool.kafka.PooledStringDeserializer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** An application that keeps a compacted topic in a map, with the door and without it. */
class KafkaDoorTests {

	private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1, "texts", "json");

	private static final int RECORDS = 50;

	@BeforeAll
	static void produce() {
		BROKER.afterPropertiesSet();
		try (Producer<String, String> producer = new DefaultKafkaProducerFactory<>(
				Map.<String, Object>of("bootstrap.servers", BROKER.getBrokersAsString()), new StringSerializer(),
				new StringSerializer())
			.createProducer()) {
			for (int i = 0; i < RECORDS; i++) {
				producer.send(new ProducerRecord<>("texts", "key" + i, (i % 10 == 9) ? null : "Größe " + i % 3));
				producer.send(new ProducerRecord<>("json", "key" + i,
						"{\"state\": \"Ohio " + i % 3 + "\", \"n\": " + i + "}"));
			}
			producer.flush();
		}
	}

	@AfterAll
	static void stop() {
		BROKER.destroy();
	}

	@ParameterizedTest
	@ValueSource(strings = { "annotated", "all" })
	void nothingButTheIdentityOfStringsChanges(String mode) {
		try (ConfigurableApplicationContext plain = run("off"); ConfigurableApplicationContext pooled = run(mode)) {
			Map<String, Object> expected = consume(plain, "texts");
			Map<String, Object> actual = consume(pooled, "texts");
			assertThat(actual).isEqualTo(expected).hasSize(RECORDS);
			assertThat(identities(expected)).isEqualTo(RECORDS * 9 / 10);
			assertThat(identities(actual)).isEqualTo(mode.equals("all") ? 3 : RECORDS * 9 / 10);
			assertThat(row(pooled).reached()).isEqualTo(mode.equals("all"));
			assertThat(row(pooled).savedBytes() > 0).isEqualTo(mode.equals("all"));
			assertThat(plain.getBean(MemoryPoolManager.class).doors()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void annotatedPropertiesOfJsonArePooled(boolean guarded) {
		String[] json = { "zexus.pool.kafka.mode=annotated",
				"spring.kafka.consumer.properties[spring.json.trusted.packages]=*",
				"spring.kafka.consumer.properties[spring.json.value.default.type]=" + State.class.getName(),
				guarded ? "spring.kafka.consumer.value-deserializer=" + ErrorHandlingDeserializer.class.getName()
						: "spring.kafka.consumer.value-deserializer=" + jsonDeserializer(),
				"spring.kafka.consumer.properties[spring.deserializer.value.delegate.class]=" + jsonDeserializer() };
		try (ConfigurableApplicationContext context = run("off", json)) {
			Map<String, Object> values = consume(context, "json");
			assertThat(values).hasSize(RECORDS).containsEntry("key4", new State("Ohio 1", 4));
			values.replaceAll((key, value) -> ((State) value).state);
			assertThat(identities(values)).isEqualTo(3);
			assertThat(row(context)).satisfies((row) -> assertThat(row.reached()).isTrue())
				.satisfies((row) -> assertThat(row.lookups()).isEqualTo(RECORDS))
				.satisfies((row) -> assertThat(row.savedBytes()).isPositive());
		}
	}

	@Test
	void deserializerNamedByTheApplicationGetsItsPools() {
		try (ConfigurableApplicationContext context = run("annotated",
				"spring.kafka.consumer.value-deserializer=" + PooledStringDeserializer.class.getName())) {
			assertThat(identities(consume(context, "texts"))).isEqualTo(3);
			assertThat(row(context).reached()).isTrue();
		}
	}

	@Test
	void deserializerOfAnotherKindIsNamedWithTheRemedy() {
		try (ConfigurableApplicationContext context = run("all",
				"spring.kafka.consumer.value-deserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer")) {
			context.getBean(ConsumerFactory.class);
			assertThat(row(context).remedy()).contains("MemoryPoolManager.canonicalize");
		}
	}

	private static String jsonDeserializer() {
		String jackson3 = "org.springframework.kafka.support.serializer.JacksonJsonDeserializer";
		return ClassUtils.isPresent(jackson3, null) ? jackson3
				: "org.springframework.kafka.support.serializer.JsonDeserializer";
	}

	private static ConfigurableApplicationContext run(String mode, String... properties) {
		List<String> all = new ArrayList<>(List.of("spring.kafka.bootstrap-servers=" + BROKER.getBrokersAsString(),
				"spring.kafka.consumer.auto-offset-reset=earliest", "zexus.pool.kafka.mode=" + mode,
				"spring.kafka.consumer.value-deserializer=" + StringDeserializer.class.getName()));
		for (String property : properties) {
			String key = property.substring(0, property.indexOf('='));
			all.removeIf((present) -> present.startsWith(key + "="));
			all.add(property);
		}
		return Applications.run(Application.class, "kafka", all.toArray(String[]::new));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> consume(ConfigurableApplicationContext context, String topic) {
		ConsumerFactory<String, Object> factory = context.getBean(ConsumerFactory.class);
		Map<String, Object> values = new TreeMap<>();
		try (Consumer<String, Object> consumer = factory.createConsumer("group" + System.nanoTime(), null)) {
			consumer.subscribe(List.of(topic));
			for (int empty = 0; values.size() < RECORDS && empty < 300;) {
				int before = values.size();
				for (ConsumerRecord<String, Object> record : consumer.poll(Duration.ofMillis(100))) {
					values.put(record.key(), record.value());
				}
				empty = (values.size() == before) ? empty + 1 : 0;
			}
		}
		return values;
	}

	private static int identities(Map<String, Object> values) {
		Map<Object, Boolean> identities = new IdentityHashMap<>();
		values.values().stream().filter((value) -> value != null).forEach((value) -> identities.put(value, true));
		return identities.size();
	}

	private static DoorStats row(ConfigurableApplicationContext context) {
		return context.getBean(MemoryPoolManager.class)
			.doors()
			.stream()
			.filter((row) -> row.door().equals("kafka"))
			.findFirst()
			.orElseThrow();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	record State(@Pooled String state, int n) {
	}

}
