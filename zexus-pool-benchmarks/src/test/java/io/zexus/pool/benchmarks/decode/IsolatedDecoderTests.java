package io.zexus.pool.benchmarks.decode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class IsolatedDecoderTests {

	@ParameterizedTest
	@ValueSource(strings = { "2", "3" })
	void sharesNoClassWithAnother(String line) throws Exception {
		String file = Documents.ofEqualHashes(false).toString();
		IsolatedDecoder plain = new IsolatedDecoder(line, "PLAIN", "TREE", file);
		IsolatedDecoder all = new IsolatedDecoder(line, "ALL", "TREE", file);
		assertThat(all.decode()).hasToString(plain.decode().toString());
		assertThat(all.decode().getClass()).isNotEqualTo(plain.decode().getClass());
		assertThat(plain.retained()).isZero();
		assertThat(all.retained()).isBetween(1L, (long) Variant.CAPACITY);
	}

}
