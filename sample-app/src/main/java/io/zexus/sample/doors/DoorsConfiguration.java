package io.zexus.sample.doors;

import java.util.List;

import org.apache.kafka.clients.admin.NewTopic;

import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.config.TopicBuilder;

/**
 * Opens doors beside JSON: Hibernate on H2, Kafka with a broker in this VM, and a cache.
 */
@Configuration(proxyBeanMethods = false)
@Profile("doors")
@EnableCaching
@Import({ DoorsTour.class, Operators.class })
class DoorsConfiguration {

	@Bean
	Broker broker() throws Exception {
		return new Broker();
	}

	@Bean
	KafkaConnectionDetails kafkaConnectionDetails(Broker broker) {
		return () -> List.of(broker.address());
	}

	@Bean
	NewTopic topic() {
		return TopicBuilder.name(DoorsTour.TOPIC).build();
	}

}
