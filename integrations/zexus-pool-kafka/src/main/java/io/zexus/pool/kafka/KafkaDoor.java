package io.zexus.pool.kafka;

import java.util.HashMap;
import java.util.Map;

import io.zexus.pool.Door;
import io.zexus.pool.PoolingMode;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;

/**
 * Makes the consumers of a factory pool their values, where the factory names one of the
 * usual deserializers by its class.
 */
public final class KafkaDoor {

	private static final String VALUE = ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG;

	private static final String SPRING = "org.springframework.kafka.support.serializer.";

	/** By name, as no line of Spring Kafka has all of them. */
	private static final Map<String, String> JSON = Map.of(SPRING + "JacksonJsonDeserializer",
			KafkaDoor.class.getPackageName() + ".PooledJacksonJsonDeserializer", SPRING + "JsonDeserializer",
			KafkaDoor.class.getPackageName() + ".PooledJsonDeserializer");

	private static final String REMEDY = "The deserializer is none of Kafka's strings or Spring's JSON that the "
			+ "factory names by its class: call MemoryPoolManager.canonicalize on what is kept.";

	private static final String STRINGS = "Values are strings, and only what is annotated is pooled: "
			+ "set zexus.pool.kafka.mode to all.";

	private KafkaDoor() {
	}

	/**
	 * Opens the door of a consumer factory. Deserializers that it names by their class,
	 * also behind an {@link ErrorHandlingDeserializer}, become those of this package.
	 * @param factory the factory
	 * @param door the door
	 * @param mode {@link PoolingMode#ANNOTATED}: what is annotated in values made from
	 * JSON; {@link PoolingMode#ALL}: values that are strings too
	 */
	public static void open(DefaultKafkaConsumerFactory<?, ?> factory, Door door, PoolingMode mode) {
		Map<String, Object> present = factory.getConfigurationProperties();
		boolean guarded = ErrorHandlingDeserializer.class.getName().equals(name(present.get(VALUE)));
		String property = guarded ? ErrorHandlingDeserializer.VALUE_DESERIALIZER_CLASS : VALUE;
		String name = name(present.get(property));
		String pooled = JSON.get(name);
		if (mode == PoolingMode.ALL && name.equals(StringDeserializer.class.getName())) {
			pooled = PooledStringDeserializer.class.getName();
		}
		Map<String, Object> changes = new HashMap<>();
		changes.put(PooledStringDeserializer.DOOR, door);
		if (pooled != null) {
			changes.put(property, pooled);
		}
		boolean own = name.startsWith(KafkaDoor.class.getPackageName());
		boolean used = factory.getValueDeserializer() == null;
		factory.updateConfigs(changes);
		boolean strings = name.equals(StringDeserializer.class.getName());
		door.notReached((used && (pooled != null || own)) ? null : (used && strings) ? STRINGS : REMEDY);
	}

	private static String name(@Nullable Object deserializer) {
		return (deserializer instanceof Class<?> type) ? type.getName() : String.valueOf(deserializer);
	}

}
