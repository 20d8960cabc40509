package io.zexus.pool.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.zexus.pool.Door;
import io.zexus.pool.MemoryPoolManager;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Deserializes to the strings that {@link StringDeserializer} would make, as pooled
 * instances; most hits in UTF-8 make no object. Takes the same configuration, and
 * {@value #DOOR}.
 */
@SuppressWarnings("NullAway") // Kafka does not tell what may be null
public class PooledStringDeserializer extends StringDeserializer {

	/** Consumer property that holds a {@link Door} or a {@link MemoryPoolManager}. */
	public static final String DOOR = "zexus.pool.door";

	private @Nullable Door door;

	private boolean utf8 = true;

	/**
	 * Creates a deserializer that is yet to be configured.
	 */
	public PooledStringDeserializer() {
	}

	/**
	 * Creates a deserializer that needs no {@value #DOOR}.
	 * @param door the door
	 */
	public PooledStringDeserializer(Door door) {
		this.door = door;
	}

	@Override
	public void configure(Map<String, ?> configs, boolean isKey) {
		super.configure(configs, isKey);
		Object encoding = configs.get((isKey ? "key" : "value") + ".deserializer.encoding");
		if (encoding == null) {
			encoding = configs.get("deserializer.encoding");
		}
		this.utf8 = !(encoding instanceof String name) || StandardCharsets.UTF_8.equals(Charset.forName(name));
		if (this.door == null) {
			this.door = door(configs.get(DOOR));
		}
	}

	static Door door(@Nullable Object configured) {
		if (configured instanceof MemoryPoolManager pools) {
			return pools.door("kafka", "consumer");
		}
		if (configured instanceof Door door) {
			return door;
		}
		throw new ConfigException(DOOR, configured,
				"must be the MemoryPoolManager, or one of its doors: in Spring Boot, set zexus.pool.kafka.mode");
	}

	@Override
	public String deserialize(String topic, byte[] data) {
		if (data == null) {
			return null;
		}
		return this.utf8 ? this.door.get(data, 0, data.length) : this.door.get(super.deserialize(topic, data));
	}

	@Override
	public String deserialize(String topic, Headers headers, ByteBuffer data) {
		if (data == null) {
			return null;
		}
		return (this.utf8 && data.hasArray())
				? this.door.get(data.array(), data.arrayOffset() + data.position(), data.remaining())
				: this.door.get(super.deserialize(topic, headers, data));
	}

}
