package io.zexus.pool.kafka;

import java.util.Map;

import io.zexus.pool.Door;
import org.apache.kafka.common.header.Headers;

import org.springframework.kafka.support.serializer.JsonDeserializer;

/**
 * Canonicalizes what {@link JsonDeserializer} makes. Takes the same configuration, and
 * {@value PooledStringDeserializer#DOOR}.
 *
 * @param <T> the type of the values
 */
@SuppressWarnings({ "NullAway", "removal" }) // Kafka does not tell what may be null;
												// other lines have only this
public class PooledJsonDeserializer<T> extends JsonDeserializer<T> {

	private Door door;

	/**
	 * Creates a deserializer that is yet to be configured.
	 */
	public PooledJsonDeserializer() {
	}

	@Override
	public void configure(Map<String, ?> configs, boolean isKey) {
		super.configure(configs, isKey);
		this.door = PooledStringDeserializer.door(configs.get(PooledStringDeserializer.DOOR));
	}

	@Override
	public T deserialize(String topic, Headers headers, byte[] data) {
		return this.door.canonicalize(super.deserialize(topic, headers, data));
	}

	@Override
	public T deserialize(String topic, byte[] data) {
		return this.door.canonicalize(super.deserialize(topic, data));
	}

}
