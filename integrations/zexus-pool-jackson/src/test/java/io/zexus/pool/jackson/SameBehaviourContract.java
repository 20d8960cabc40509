package io.zexus.pool.jackson;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolStats;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.jackson.DecodingContract.Decoder;
import io.zexus.pool.jackson.Documents.Built;
import io.zexus.pool.jackson.Documents.Containers;
import io.zexus.pool.jackson.Documents.Fields;
import io.zexus.pool.jackson.Documents.Marked;
import io.zexus.pool.jackson.Documents.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With a module, all that is not identity is as it is without. */
public abstract class SameBehaviourContract {

	private static final int DOCUMENTS = 300;

	private static final List<Type> TYPES = List.of(Fields.class, Row.class, Containers.class, Marked.class,
			Built.class, Documents.Animal.class, Object.class, String.class, String[].class, Integer.class, Long.class,
			Number.class, Integer[].class, Object[].class);

	private static final List<String> SCALARS = List.of("null", "true", "\"\"", "\"a value\"", "\"  \"", "\"12\"",
			"\"\\u00e9\\ud83d\\ude00\\n\"", "0", "-1", "300", "123456", "12345678901", "123456789012345678901", "1.5",
			"1e400", "\"NaN\"", "\"a text that is longer than the longest that is pooled, which has 64 characters\"");

	private static final List<String> NAMES = List.of("text", "number", "big", "any", "primitive", "list", "array",
			"map", "untyped", "optional", "deep", "field", "unmarked", "password", "kind", "getter", "unknown");

	private final MemoryPoolManager pools = new MemoryPoolManager(50, 20, 0);

	private final Random random = new Random(42);

	/**
	 * Returns a mapper with the module in a mode, {@code null} for none.
	 * @param setting which of several settings of the mapper
	 */
	protected abstract Decoder decoder(MemoryPoolManager pools, @Nullable PoolingMode mode, int setting);

	/** Returns a description of any decoded value, which tells also types and order. */
	protected abstract String describe(Object value);

	@ParameterizedTest
	@EnumSource
	void decodesGeneratedDocumentsAlike(PoolingMode mode) {
		for (int setting = 0; setting < 3; setting++) {
			Decoder plain = decoder(this.pools, null, setting);
			Decoder pooled = decoder(this.pools, mode, setting);
			for (int i = 0; i < DOCUMENTS; i++) {
				String document = value(3);
				Type type = TYPES.get(this.random.nextInt(TYPES.size()));
				assertThat(outcome(() -> pooled.json(document, type))).as(document)
					.isEqualTo(outcome(() -> plain.json(document, type)));
				assertThat(outcome(() -> pooled.bytes(document, type))).as(document)
					.isEqualTo(outcome(() -> plain.bytes(document, type)));
				assertThat(outcome(() -> pooled.tree(document))).as(document)
					.isEqualTo(outcome(() -> plain.tree(document)));
			}
		}
	}

	private String outcome(Supplier<Object> decoding) {
		try {
			Object value = decoding.get();
			return describe(value);
		}
		catch (RuntimeException ex) {
			Throwable cause = (ex.getClass().getPackageName().startsWith("java.")) ? ex.getCause() : ex;
			return Objects.requireNonNullElse(cause, ex).toString().replaceAll("@[0-9a-f]+", "@");
		}
	}

	private String value(int depth) {
		int kind = (depth > 0) ? this.random.nextInt(10) : 9;
		if (kind < 5) {
			StringBuilder object = new StringBuilder("{");
			for (int i = this.random.nextInt(5); i > 0; i--) {
				object.append((object.length() > 1) ? "," : "")
					.append('"')
					.append(NAMES.get(this.random.nextInt(NAMES.size())))
					.append("\":")
					.append(value(depth - 1));
			}
			return object + ((this.random.nextInt(50) == 0) ? "" : "}");
		}
		if (kind < 7) {
			StringBuilder array = new StringBuilder("[");
			for (int i = this.random.nextInt(4); i > 0; i--) {
				array.append((array.length() > 1) ? "," : "").append(value(depth - 1));
			}
			return array + ((this.random.nextInt(50) == 0) ? "\"cut" : "]");
		}
		return SCALARS.get(this.random.nextInt(SCALARS.size()));
	}

	@Test
	void aDocumentThatFailsHalfWayLeavesStatisticsTrue() {
		Decoder decoder = decoder(this.pools, PoolingMode.ALL, 0);
		assertThatThrownBy(() -> decoder.json("[\"a\", \"b\", \"unfinis", String[].class));
		assertThatThrownBy(() -> decoder.bytes("[\"a\", \"b\", \"bad \\x\"]", String[].class));
		PoolStats stats = this.pools.strPool().stats();
		assertThat(stats.hits()).isEqualTo(2);
		assertThat(stats.misses()).isEqualTo(2);
		assertThat(stats.poolSize()).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void hostileDocumentsStayWithinTheBounds(PoolingMode mode) {
		Decoder decoder = decoder(this.pools, mode, 0);
		StringBuilder keys = new StringBuilder("{");
		StringBuilder equalHashes = new StringBuilder("[");
		for (int i = 0; i < 100_000; i++) {
			keys.append((i > 0) ? "," : "").append("\"key").append(i).append("\":\"value\"");
		}
		for (int i = 0; i < 1 << 14; i++) {
			equalHashes.append((i > 0) ? "," : "").append('"');
			for (int bit = 0; bit < 14; bit++) {
				equalHashes.append(((i >>> bit & 1) != 0) ? "Aa" : "BB");
			}
			equalHashes.append('"');
		}
		assertThat(decoder.bytes(keys.append('}').toString(), Object.class))
			.hasToString(decoder(this.pools, null, 0).bytes(keys.toString(), Object.class).toString());
		decoder.tree(keys.toString());
		decoder.bytes(equalHashes.append(']').toString(), Object.class);
		PoolStats stats = this.pools.strPool().stats();
		assertThat(stats.poolSize()).isLessThanOrEqualTo(20);
		assertThat(stats.allocations() - stats.evictions()).isEqualTo(stats.poolSize());
	}

	@Test
	void treesKeepNoPoolAlive() {
		assertThat(retains(decoder(this.pools, PoolingMode.ALL, 0).tree("{\"a\": {\"b\": [\"a value\"]}}"))).isFalse();
	}

	private static boolean retains(Object tree) {
		return org.openjdk.jol.info.GraphLayout.parseInstance(tree)
			.getClasses()
			.stream()
			.anyMatch((type) -> type.getName().startsWith("io.zexus"));
	}

}
