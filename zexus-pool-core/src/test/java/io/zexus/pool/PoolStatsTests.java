package io.zexus.pool;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class PoolStatsTests {

	@Test
	void ratesAreZeroWhenNothingHappened() {
		PoolStats stats = new PoolStats(0, 0, 0, 0, 0, 0, 10);
		assertThat(stats.hitRate()).isEqualTo(0.0);
		assertThat(stats.reuseRate()).isEqualTo(0.0);
		assertThat(MemoryPoolStats.of(Map.of()).aggregate().overallHitRate()).isEqualTo(0.0);
	}

	@Test
	void ratesAreInPercent() {
		PoolStats stats = new PoolStats(3, 1, 4, 1, 0, 3, 10);
		assertThat(stats.hitRate()).isEqualTo(75.0);
		assertThat(stats.reuseRate()).isEqualTo(25.0);
		assertThat(new PoolStats(1500, 200, 200, 0, 0, 150, 1000).hitRate()).isCloseTo(88.2, within(0.05));
	}

	@Test
	void ratesHoldForCountersOfALongLife() {
		long many = Long.MAX_VALUE / 4;
		assertThat(new PoolStats(many, many, many, many, 0, 0, 1).hitRate()).isEqualTo(50.0);
		assertThat(new PoolStats(many, many, many, many, 0, 0, 1).reuseRate()).isEqualTo(100.0);
	}

	@Test
	void sevenArgumentsMakeStatisticsOfAPoolThatDropsNoCopies() {
		PoolStats stats = new PoolStats(1, 2, 3, 4, 5, 6, 7);
		assertThat(stats.hits()).isEqualTo(1);
		assertThat(stats.misses()).isEqualTo(2);
		assertThat(stats.allocations()).isEqualTo(3);
		assertThat(stats.releases()).isEqualTo(4);
		assertThat(stats.evictions()).isEqualTo(5);
		assertThat(stats.poolSize()).isEqualTo(6);
		assertThat(stats.capacity()).isEqualTo(7);
		assertThat(stats.savedBytes()).isZero();
	}

	@Test
	void aggregateIsTheSumOverThePools() {
		MemoryPoolStats stats = MemoryPoolStats.of(guide());
		assertThat(stats.aggregate().totalHits()).isEqualTo(2300);
		assertThat(stats.aggregate().totalMisses()).isEqualTo(600);
		assertThat(stats.aggregate().totalOperations()).isEqualTo(2900);
		assertThat(stats.aggregate().overallHitRate()).isCloseTo(79.3, within(0.05));
	}

	@Test
	void mapHasTheKeysOfTheGuideInItsOrder() {
		Map<String, Object> map = MemoryPoolStats.of(guide()).toMap();
		assertThat(map.keySet()).containsExactly("int_pool", "str_pool", "list_pool", "aggregate");
		Map<String, Object> list = new LinkedHashMap<>();
		list.put("hits", 0L);
		list.put("misses", 300L);
		list.put("allocations", 300L);
		list.put("releases", 280L);
		list.put("pool_size", 280);
		list.put("hit_rate", 0.0);
		list.put("reuse_rate", 100.0 * 280 / 300);
		assertThat(nested(map, "list_pool")).containsExactlyEntriesOf(list);
		assertThat(nested(map, "str_pool").keySet()).containsExactlyElementsOf(list.keySet());
		assertThat(nested(map, "int_pool").keySet()).containsExactlyElementsOf(list.keySet());
		Map<String, Object> aggregate = new LinkedHashMap<>();
		aggregate.put("total_hits", 2300L);
		aggregate.put("total_misses", 600L);
		aggregate.put("total_operations", 2900L);
		aggregate.put("overall_hit_rate", 100.0 * 2300 / 2900);
		assertThat(nested(map, "aggregate")).containsExactlyEntriesOf(aggregate);
	}

	@Test
	void mapHoldsScalarsOfTheJdkOnly() {
		Map<String, Object> map = MemoryPoolStats.of(guide()).toMap();
		map.keySet()
			.forEach((key) -> assertThat(nested(map, key).values())
				.allMatch((value) -> value.getClass().getName().startsWith("java.lang.")));
	}

	@Test
	void statisticsCannotBeChanged() {
		Map<String, PoolStats> pools = guide();
		MemoryPoolStats stats = MemoryPoolStats.of(pools);
		pools.clear();
		assertThat(stats.pools().keySet()).containsExactly("int", "str", "list");
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> stats.pools().clear());
	}

	private static Map<String, PoolStats> guide() {
		Map<String, PoolStats> pools = new LinkedHashMap<>();
		pools.put("int", new PoolStats(1500, 200, 200, 0, 0, 150, 1000));
		pools.put("str", new PoolStats(800, 100, 100, 0, 0, 75, 500));
		pools.put("list", new PoolStats(0, 300, 300, 280, 0, 280, 1700));
		return pools;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> nested(Map<String, Object> map, String key) {
		return (Map<String, Object>) map.get(key);
	}

}
