package io.zexus.pool.spring.autoconfigure;

import java.util.Map;

import com.mongodb.MongoClientSettings;
import io.zexus.pool.MemoryPoolManager;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Which doors there are, by properties and by what is on the class path. */
class DoorAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MemoryPoolAutoConfiguration.class,
				MemoryPoolCacheAutoConfiguration.class, MemoryPoolHibernateAutoConfiguration.class,
				MemoryPoolKafkaAutoConfiguration.class, MemoryPoolMongodbAutoConfiguration.class));

	@Test
	void withoutPropertiesOnlyAnnotatedAttributesOfHibernateAreServed() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(HibernateDoorPostProcessor.class)
				.doesNotHaveBean(CacheDoorPostProcessor.class)
				.doesNotHaveBean(KafkaDoorPostProcessor.class)
				.doesNotHaveBean(MongodbDoorPostProcessor.class);
			assertThat(context.getBean(MemoryPoolManager.class).doors()).isEmpty();
		});
	}

	@Test
	void eachDoorHasItsProperty() {
		all().run((context) -> assertThat(context).hasSingleBean(CacheDoorPostProcessor.class)
			.hasSingleBean(HibernateDoorPostProcessor.class)
			.hasSingleBean(KafkaDoorPostProcessor.class)
			.hasSingleBean(MongodbDoorPostProcessor.class));
		this.runner.withPropertyValues("zexus.pool.hibernate.mode=off")
			.run((context) -> assertThat(context).doesNotHaveBean(HibernateDoorPostProcessor.class));
	}

	@Test
	void withoutPoolsThereIsNoDoor() {
		all().withPropertyValues("zexus.pool.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(CacheDoorPostProcessor.class);
			assertThat(context).doesNotHaveBean(HibernateDoorPostProcessor.class)
				.doesNotHaveBean(KafkaDoorPostProcessor.class)
				.doesNotHaveBean(MongodbDoorPostProcessor.class);
		});
	}

	@Test
	void whatIsNotOnTheClassPathIsNotNeeded() {
		FilteredClassLoader without = new FilteredClassLoader("org.apache.kafka", "org.springframework.kafka",
				"org.hibernate", "jakarta.persistence", "org.springframework.orm", "com.mongodb", "org.bson",
				"com.github.benmanes");

		all().withClassLoader(without).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(CacheDoorPostProcessor.class);
			assertThat(context).doesNotHaveBean("memoryPoolHibernateDoor")
				.doesNotHaveBean("memoryPoolKafkaDoor")
				.doesNotHaveBean("memoryPoolMongodbDoor");
		});
	}

	@ParameterizedTest
	@CsvSource({ "zexus.pool.hibernate.mode=auto, 'must be off, annotated or all'",
			"zexus.pool.kafka.mode=auto, 'must be off, annotated or all'",
			"zexus.pool.mongodb.mode=annotated, must be off or all" })
	void modeThatADoorDoesNotHaveFailsTheStart(String property, String reason) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining(reason));
	}

	@Test
	void factoriesAndSettingsThatTheApplicationMadeAreServed() {
		all().withBean(MongoClientSettings.class, () -> MongoClientSettings.builder().build())
			.withBean("orders", DefaultKafkaConsumerFactory.class,
					() -> new DefaultKafkaConsumerFactory<>(Map.of("value.deserializer", StringDeserializer.class)))
			.run((context) -> assertThat(context.getBean(MemoryPoolManager.class).doors())
				.extracting((row) -> row.door() + ' ' + row.name() + ' ' + row.reached())
				.containsExactlyInAnyOrder("cache books false", "kafka orders true",
						"mongodb mongoClientSettings true"));
	}

	private ApplicationContextRunner all() {
		return this.runner.withPropertyValues("zexus.pool.cache.names=books", "zexus.pool.hibernate.mode=all",
				"zexus.pool.kafka.mode=all", "zexus.pool.mongodb.mode=all");
	}

}
