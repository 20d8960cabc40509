package io.zexus.pool.jackson.differential;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.sun.management.ThreadMXBean;
import io.zexus.pool.PoolingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Jackson's parser of UTF-8 does for its subclasses, and promises nowhere: each test
 * fails where a version of Jackson ceases to do so, although results would stay right.
 */
class ReliedUponTests {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final String VALUE = "a value of forty characters, which repeat";

	/** {@code _finishAndReturnString}, and where the bytes of a string are by then. */
	@ParameterizedTest
	@EnumSource
	void stringsThatCameBeforeAreNotDecoded(JacksonLine line) throws Exception {
		byte[] document = ("[\"" + String.join("\",\"", Collections.nCopies(1000, VALUE)) + "\"]")
			.getBytes(StandardCharsets.UTF_8);
		Setup plain = Setup.plain(Format.JSON);
		long allocated = allocated(line.decoder(plain), document);
		assertThat(allocated(line.decoder(plain.with(Door.FACTORY, PoolingMode.ALL)), document))
			.isLessThan(allocated / 4);
	}

	private static long allocated(Decoder decoder, byte[] document) throws Exception {
		decoder.read(Source.BYTES, document, Object.class);
		long before = THREADS.getCurrentThreadAllocatedBytes();
		decoder.read(Source.BYTES, document, Object.class);
		return THREADS.getCurrentThreadAllocatedBytes() - before;
	}

	/** {@code createChildObjectContext} and {@code createChildArrayContext}. */
	@ParameterizedTest
	@EnumSource
	void parsersTellWhereObjectsAndArraysBegin(JacksonLine line) throws Exception {
		byte[] document = "{\"password\": {\"a\": [[\"a secret\"]]}, \"b\": [\"no secret\"], \"c\": \"no secret\"}"
			.getBytes(StandardCharsets.UTF_8);
		Decoder decoder = line.decoder(Setup.plain(Format.JSON).with(Door.FACTORY, PoolingMode.ALL));
		Map<?, ?> first = (Map<?, ?>) decoder.read(Source.BYTES, document, Object.class);
		Map<?, ?> second = (Map<?, ?>) decoder.read(Source.BYTES, document, Object.class);
		assertThat(secret(second)).isEqualTo(secret(first)).isNotSameAs(secret(first));
		assertThat(((List<?>) second.get("b")).get(0)).isSameAs(first.get("c"));
	}

	private static Object secret(Map<?, ?> document) {
		List<?> outer = (List<?>) ((Map<?, ?>) document.get("password")).get("a");
		return ((List<?>) outer.get(0)).get(0);
	}

	/** {@code _releaseBuffers}. */
	@ParameterizedTest
	@EnumSource
	void parsersTellTheirEnd(JacksonLine line) throws Exception {
		Decoder decoder = line.decoder(Setup.plain(Format.JSON).with(Door.FACTORY, PoolingMode.ALL));
		byte[] document = ("[\"" + VALUE + "\"]").getBytes(StandardCharsets.UTF_8);
		Object first = ((List<?>) decoder.read(Source.BYTES, document, Object.class)).get(0);
		// More than there are decoders
		for (int i = 0; i < 1000; i++) {
			assertThat(((List<?>) decoder.read(Source.STREAM, document, Object.class)).get(0)).isSameAs(first);
		}
	}

}
