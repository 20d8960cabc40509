package io.zexus.pool.learning;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolingMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a gate reads from the buffer of a parser. */
class GateTests {

	private static final int CAPACITY = 100;

	private final MemoryPoolManager pools = MemoryPoolManager.builder()
		.strPoolSize(CAPACITY)
		.maxStringLength(200)
		.build();

	private final Governor governor = Governor.builder(this.pools).mode(PoolingMode.ALL).build();

	private final Decoder decoder = this.governor.acquire(this);

	GateTests() {
		this.governor.declare(GateTests.class, List.of("text"), List.of(), false);
	}

	@AfterEach
	void release() {
		this.decoder.release();
	}

	@ParameterizedTest
	@ValueSource(ints = { 5, 15, 16, 64, 120, 121, 150, 200 })
	void aStringThatComesOftenEntersAFullPool(int length) {
		for (int i = 0; i < CAPACITY; i++) {
			this.pools.strPool().get("value " + i);
		}
		String text = "x".repeat(length);
		String first = "";
		for (int i = 0; i < 1000; i++) {
			first = read(text);
		}
		assertThat(read(text)).isEqualTo(text).isSameAs(first);
		assertThat(this.pools.strPool().get(new String(text))).isSameAs(first);
	}

	@Test
	void whatIsTooLongForThePoolIsReadAsItIs() {
		String text = "x".repeat(201);
		assertThat(read(text)).isEqualTo(text).isNotSameAs(read(text));
		assertThat(this.pools.strPool().stats().misses()).isZero();
	}

	@Test
	void whatIsNotPooledIsReadUpToTheEndOfABuffer() {
		byte[] buffer = "1234567\"".getBytes(StandardCharsets.US_ASCII);
		assertThat(this.decoder.read(buffer, 0, buffer.length)).isEqualTo("1234567");
		assertThat(this.decoder.length()).isEqualTo(7);
		assertThat(this.decoder.read(buffer, 0, buffer.length - 1)).isNull();
		assertThat(this.decoder.read(buffer, 1, buffer.length)).isNull();
	}

	private String read(String text) {
		byte[] buffer = (text + '"' + " ".repeat(RawStrings.AHEAD)).getBytes(StandardCharsets.US_ASCII);
		Gate gate = this.decoder.gate(0, "text", 0);
		assertThat(gate).isNotNull();
		gate.wants();
		String read = gate.read(buffer, 0, buffer.length);
		assertThat(read).isNotNull();
		assertThat(this.decoder.length()).isEqualTo(text.length());
		return read;
	}

}
