package io.zexus.pool.pressure;

import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.zexus.pool.pressure.Beans.heapPool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class LongLivedHeapTests {

	// Names and thresholds as JDK 17 and 25 report them.
	static Stream<Arguments> collectors() {
		return Stream.of(
				arguments("G1",
						List.of(heapPool("G1 Eden Space", false, 0, -1), heapPool("G1 Survivor Space", false, 40, -1),
								heapPool("G1 Old Gen", true, 30, 100))),
				arguments("Parallel",
						List.of(heapPool("PS Eden Space", false, 9, 50), heapPool("PS Survivor Space", false, 5, 10),
								heapPool("PS Old Gen", true, 30, 100))),
				arguments("Serial",
						List.of(heapPool("Eden Space", false, 9, 50), heapPool("Survivor Space", false, 5, 10),
								heapPool("Tenured Gen", true, 30, 100))),
				arguments("ZGC", List.of(heapPool("ZHeap", true, 30, 100))),
				arguments("generational ZGC",
						List.of(heapPool("ZGC Young Generation", false, 50, 100),
								heapPool("ZGC Old Generation", true, 30, 100))),
				arguments("Shenandoah", List.of(heapPool("Shenandoah", true, 30, 100))),
				arguments("generational Shenandoah", List.of(heapPool("Shenandoah Young Gen", true, 50, 100),
						heapPool("Shenandoah Old Gen", true, 30, 100))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("collectors")
	void isTheOldGenerationOrTheOnlyOne(String collector, List<MemoryPoolMXBean> pools) {
		assertThat(new LongLivedHeap(pools).usage()).isEqualTo(new HeapUsage(30, 100));
	}

	@Test
	void isNotOutsideTheHeap() {
		assertThat(new LongLivedHeap(List.of(Beans.nonHeapPool("Metaspace", 90, 100), heapPool("ZHeap", true, 1, 100)))
			.usage()).isEqualTo(new HeapUsage(1, 100));
	}

	@Test
	void isTheSumOfItsPools() {
		assertThat(
				new LongLivedHeap(List.of(heapPool("tenured-SOA", true, 10, 90), heapPool("tenured-LOA", true, 5, 10)))
					.usage())
			.isEqualTo(new HeapUsage(15, 100));
	}

	@Test
	void isNeverShortWithoutALimit() {
		HeapUsage usage = new LongLivedHeap(List.of(heapPool("Old", true, 10, -1), heapPool("Older", true, 10, 100)))
			.usage();
		assertThat(usage.ratio()).isZero();
	}

	@Test
	void isNeverShortWhenTheJvmHasNoLongLivedPools() {
		assertThat(new LongLivedHeap(List.of(heapPool("Epsilon Heap", false, 90, 100))).usage())
			.isEqualTo(new HeapUsage(0, 0));
	}

	@Test
	void isThatOfTheJvm() {
		System.gc();
		HeapUsage usage = new LongLivedHeap().usage();
		assertThat(usage.used()).isPositive();
		assertThat(usage.ratio()).isBetween(0.0, 1.0).isNotZero();
	}

}
