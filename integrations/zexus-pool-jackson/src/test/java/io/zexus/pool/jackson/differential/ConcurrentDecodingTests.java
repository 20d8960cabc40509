package io.zexus.pool.jackson.differential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolStats;
import io.zexus.pool.PoolingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Threads that decode at once decode the same, whatever happens to the pools meanwhile.
 */
class ConcurrentDecodingTests extends DifferentialTests {

	private static final int THREADS = 4;

	private static final int VALUES = 50;

	private final MemoryPoolManager pools = new MemoryPoolManager(100, 50, 0);

	static Stream<Arguments> modes() {
		return perLine(PoolingMode.ANNOTATED, PoolingMode.AUTO, PoolingMode.ALL);
	}

	@ParameterizedTest
	@MethodSource("modes")
	void resultsAreEqualWhilePoolsAreClearedAndSwitched(JacksonLine line, PoolingMode mode) throws Exception {
		Decoder without = line.decoder(Setup.plain(Format.JSON));
		Decoder with = line.decoder(Setup.plain(Format.JSON).with(Door.FACTORY, mode, this.pools));
		List<byte[]> documents = new ArrayList<>();
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			documents.add(document(i));
			expected.add(Describe.value(without.read(Source.BYTES, document(i), Shapes.PooledRow[].class))
					+ Describe.value(without.read(Source.BYTES, document(i), Object.class)));
		}
		AtomicBoolean decoding = new AtomicBoolean(true);
		try (Threads threads = new Threads(THREADS + 1)) {
			Future<Integer> clearing = threads.submit(() -> {
				int times = 0;
				for (; decoding.get(); times++) {
					this.pools.clearPool("str");
					this.pools.enablePool("str", times % 3 != 0);
					this.pools.enablePool("int", times % 2 != 0);
					PoolStats stats = this.pools.strPool().stats();
					assertThat(stats.poolSize()).isLessThanOrEqualTo(stats.capacity());
					Thread.yield();
				}
				return times;
			});
			List<Future<Void>> all = threads.submitAll(THREADS, () -> {
				for (int round = 0; round < 10; round++) {
					for (int i = 0; i < documents.size(); i++) {
						byte[] document = documents.get(i);
						assertThat(Describe.value(with.read(Source.BYTES, document, Shapes.PooledRow[].class))
								+ Describe.value(with.read(Source.STREAM, document, Object.class)))
							.isEqualTo(expected.get(i));
						broken(with, document);
					}
				}
				return null;
			});
			try {
				for (Future<Void> each : all) {
					each.get();
				}
			}
			finally {
				decoding.set(false);
			}
			assertThat(clearing.get()).isPositive();
		}
		PoolStats stats = this.pools.strPool().stats();
		assertThat(stats.poolSize()).isLessThanOrEqualTo(stats.capacity());
	}

	/** A document that ends half way, as one in three does. */
	private static void broken(Decoder decoder, byte[] document) {
		Outcome.of(() -> decoder.read(Source.BYTES, java.util.Arrays.copyOf(document, document.length / 2),
				Shapes.PooledRow[].class));
	}

	@ParameterizedTest
	@EnumSource
	void everyValueIsCountedOnce(JacksonLine line) throws Exception {
		Decoder decoder = line.decoder(Setup.plain(Format.JSON).with(Door.FACTORY, PoolingMode.ALL, this.pools));
		int rounds = 200;
		byte[] document = IntStream.range(0, VALUES)
			.mapToObj((i) -> "\"value " + i % 60 + "\"")
			.collect(Collectors.joining(",", "[", "]"))
			.getBytes(StandardCharsets.UTF_8);
		try (Threads threads = new Threads(THREADS)) {
			List<Future<Void>> all = threads.submitAll(THREADS, () -> {
				for (int round = 0; round < rounds; round++) {
					decoder.read(Source.BYTES, document, String[].class);
				}
				return null;
			});
			for (Future<Void> each : all) {
				each.get();
			}
		}
		PoolStats stats = this.pools.strPool().stats();
		assertThat(stats.hits() + stats.misses()).isEqualTo((long) THREADS * rounds * VALUES);
		assertThat(stats.allocations() - stats.evictions()).isEqualTo(stats.poolSize());
		assertThat(stats.poolSize()).isLessThanOrEqualTo(stats.capacity());
	}

	private static byte[] document(int number) {
		return IntStream.range(0, VALUES)
			.mapToObj((i) -> "{\"text\":\"value " + (i * number) % 70 + "\",\"number\":" + (i % 9) * 100
					+ ",\"list\":[\"x\",\"value " + i + "\"],\"map\":{\"k\":\"é" + i % 3 + "\"},\"unmarked\":\"" + i
					+ "\"}")
			.collect(Collectors.joining(",", "[", "]"))
			.getBytes(StandardCharsets.UTF_8);
	}

	/** Threads that end with the test. */
	private static final class Threads implements AutoCloseable {

		private final ExecutorService executor;

		Threads(int count) {
			this.executor = Executors.newFixedThreadPool(count);
		}

		<T> Future<T> submit(Callable<T> doing) {
			return this.executor.submit(doing);
		}

		<T> List<Future<T>> submitAll(int count, Callable<T> doing) {
			return IntStream.range(0, count).mapToObj((i) -> submit(doing)).toList();
		}

		@Override
		public void close() {
			this.executor.shutdownNow();
		}

	}

}
