package io.zexus.pool.jackson2;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.jackson.DecodingContract.Decoder;
import io.zexus.pool.jackson.SameBehaviourContract;
import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The module of Jackson 2, side by side with that line alone. */
class SameBehaviourTests extends SameBehaviourContract {

	private final JsonMapper printer = JsonMapper.builder()
		.addModules(new com.fasterxml.jackson.datatype.jdk8.Jdk8Module())
		.build();

	@Override
	protected Decoder decoder(MemoryPoolManager pools, @Nullable PoolingMode mode, int setting) {
		return ZexusPoolModuleTests.decoder(pools, mode, (builder) -> set(builder, setting));
	}

	private static void set(JsonMapper.Builder builder, int setting) {
		switch (setting) {
			case 1 -> builder
				.enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS,
						DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
						DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.USE_LONG_FOR_INTS)
				.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
			case 2 -> builder
				.enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
						DeserializationFeature.USE_BIG_INTEGER_FOR_INTS,
						DeserializationFeature.USE_JAVA_ARRAY_FOR_JSON_ARRAY,
						DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
				.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
				.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
			default -> builder.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
		}
	}

	@Override
	protected String describe(@Nullable Object value) {
		if (value == null) {
			return "null";
		}
		try {
			return value.getClass() + " " + this.printer.writeValueAsString(value);
		}
		catch (com.fasterxml.jackson.core.JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
