package io.zexus.pool.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import io.zexus.pool.MemoryPoolManager;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PooledStringDeserializerTests {

	private final MemoryPoolManager pools = new MemoryPoolManager();

	private final PooledStringDeserializer pooled = new PooledStringDeserializer();

	private final StringDeserializer plain = new StringDeserializer();

	@ParameterizedTest
	@ValueSource(strings = { "", "deserializer.encoding=UTF-8", "value.deserializer.encoding=UTF-16",
			"deserializer.encoding=ISO-8859-1" })
	void deserializesWhatThePlainOneDoesToOneInstance(String config) {
		configure(config);
		for (byte[] data : new byte[][] { bytes("Größe €"), bytes(""), { (byte) 0xc3, 'a', (byte) 0xff },
				bytes("x".repeat(100)) }) {
			String expected = this.plain.deserialize("topic", data);
			String actual = this.pooled.deserialize("topic", data);
			assertThat(actual).isEqualTo(expected);
			assertThat(this.pooled.deserialize("topic", new RecordHeaders(), data)).isEqualTo(expected);
			byte[] padded = new byte[data.length + 7];
			System.arraycopy(data, 0, padded, 3, data.length);
			ByteBuffer buffer = ByteBuffer.wrap(padded, 3, data.length).slice();
			assertThat(this.pooled.deserialize("topic", new RecordHeaders(), buffer)).isEqualTo(expected);
			assertThat(buffer.remaining()).isEqualTo(data.length);
			ByteBuffer direct = ByteBuffer.allocateDirect(data.length).put(data).flip();
			assertThat(this.pooled.deserialize("topic", new RecordHeaders(), direct)).isEqualTo(expected);
			if (expected.length() <= 64) {
				assertThat(this.pooled.deserialize("topic", data)).isSameAs(actual);
			}
		}
	}

	@Test
	void nullStaysNull() {
		configure("");
		assertThat(this.pooled.deserialize("topic", (byte[]) null)).isNull();
		assertThat(this.pooled.deserialize("topic", new RecordHeaders(), (ByteBuffer) null)).isNull();
	}

	@Test
	void missingManagerIsNamed() {
		assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> this.pooled.configure(Map.of(), false))
			.withMessageContaining("zexus.pool.door")
			.withMessageContaining("MemoryPoolManager");
	}

	private void configure(String config) {
		Map<String, Object> configs = new HashMap<>();
		if (!config.isEmpty()) {
			configs.put(config.split("=")[0], config.split("=")[1]);
		}
		this.plain.configure(configs, false);
		configs.put(PooledStringDeserializer.DOOR, this.pools);
		this.pooled.configure(configs, false);
	}

	private static byte[] bytes(String value) {
		return value.getBytes(StandardCharsets.UTF_8);
	}

}
