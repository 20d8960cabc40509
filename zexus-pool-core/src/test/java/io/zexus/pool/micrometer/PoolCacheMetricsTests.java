package io.zexus.pool.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.zexus.pool.IntegerPool;
import io.zexus.pool.MemoryPoolManager;

import static org.assertj.core.api.Assertions.assertThat;

/** The meters of caches. */
class PoolCacheMetricsTests {

	private final MemoryPoolManager manager = new MemoryPoolManager(10, 2, 10);

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final PoolCacheMetrics metrics = new PoolCacheMetrics(this.manager);

	@Test
	void countAsThePoolDoes() {
		this.metrics.bindTo(this.registry);
		for (String value : new String[] { "a", "a", "b", "c", "d" }) {
			this.manager.getStr(value);
		}
		Tags tags = Tags.of("cache", "str", "name", "str", "cache.manager", "zexus-pool");
		assertThat(count("cache.gets", tags.and("result", "hit"))).isEqualTo(1);
		assertThat(count("cache.gets", tags.and("result", "miss"))).isEqualTo(4);
		assertThat(count("cache.puts", tags)).isEqualTo(4);
		assertThat(count("cache.evictions", tags)).isEqualTo(2);
		assertThat(this.registry.get("cache.size").tags(tags).gauge().value()).isEqualTo(2);
	}

	@Test
	void arePresentForPoolsThatComeLater() {
		this.metrics.bindTo(this.registry);
		this.manager.register("codes", new IntegerPool(7));
		assertThat(this.registry.find("cache.size").tags("cache", "codes").gauge()).isNotNull();
	}

	@Test
	void areRemovedOnCloseAndOthersStay() {
		this.registry.counter("cache.gets", "cache", "other", "name", "other", "cache.manager", "cacheManager",
				"result", "hit");
		this.metrics.bindTo(this.registry);
		this.metrics.bindTo(this.registry);
		this.metrics.close();
		this.metrics.close();
		assertThat(this.registry.getMeters()).singleElement()
			.satisfies((meter) -> assertThat(meter.getId().getTag("cache")).isEqualTo("other"));
		this.manager.register("codes", new IntegerPool(7));
		assertThat(this.registry.getMeters()).hasSize(1);
	}

	private double count(String name, Tags tags) {
		return this.registry.get(name).tags(tags).functionCounter().count();
	}

}
