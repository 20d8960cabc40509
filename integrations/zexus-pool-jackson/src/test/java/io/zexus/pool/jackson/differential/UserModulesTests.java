package io.zexus.pool.jackson.differential;

import java.util.stream.Stream;

import io.zexus.pool.PoolingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Modules of users do the same, whether they come before ours or after. */
class UserModulesTests extends DifferentialTests {

	static Stream<Arguments> modules() {
		return perLine((Object[]) UserModule.values())
			.flatMap((it) -> Stream.of("before", "after").map((when) -> arguments(it.get()[0], it.get()[1], when)));
	}

	@ParameterizedTest
	@MethodSource("modules")
	void doTheSame(JacksonLine line, UserModule module, String when) {
		Setup plain = Setup.plain(Format.JSON, Setting.of(when, module.name(), ""));
		assertSame(line, plain, Stream.concat(some(plain), Stream.of(plain.with(Door.FACTORY, PoolingMode.ANNOTATED))),
				Samples.all(),
				(decoder, sample) -> Outcome.of(() -> decoder.read(Source.BYTES, sample.bytes(), sample.type())));
	}

}
