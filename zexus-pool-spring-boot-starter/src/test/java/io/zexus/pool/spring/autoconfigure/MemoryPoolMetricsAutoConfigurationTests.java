package io.zexus.pool.spring.autoconfigure;

import java.util.List;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zexus.pool.IntegerPool;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.spring.RunningApplication;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** The meters of the contract in a whole application. */
class MemoryPoolMetricsAutoConfigurationTests {

	@Test
	void showsTheMeters() {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET)) {
			application.bean(MemoryPoolManager.class).getStr("a");
			String meters = application.get("/actuator/metrics").body();
			for (String name : List.of("gets", "allocations", "releases", "evictions", "leaks", "saved", "size",
					"capacity", "enabled", "clears")) {
				assertThat(meters).contains("\"zexus.pool." + name + "\"");
			}
			assertThat(application.get("/actuator/metrics/zexus.pool.gets?tag=pool:str&tag=result:miss").body())
				.contains("\"value\":1.0");
		}
	}

	@Test
	void prometheusIsShownTheNamesOfTheContract() {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET)) {
			application.bean(MemoryPoolManager.class).getStr("a");
			assertThat(application.get("/actuator/prometheus")
				.body()
				.lines()
				.filter((line) -> line.startsWith("zexus_pool") && line.contains("\"str\"")))
				.contains("zexus_pool_gets_total{pool=\"str\",result=\"hit\"} 0.0",
						"zexus_pool_gets_total{pool=\"str\",result=\"miss\"} 1.0",
						"zexus_pool_allocations_total{pool=\"str\"} 1.0", "zexus_pool_releases_total{pool=\"str\"} 0.0",
						"zexus_pool_evictions_total{pool=\"str\"} 0.0", "zexus_pool_leaks_total{pool=\"str\"} 0.0",
						"zexus_pool_saved_bytes_total{pool=\"str\"} 0.0", "zexus_pool_size{pool=\"str\"} 1.0",
						"zexus_pool_capacity{pool=\"str\"} 500.0", "zexus_pool_enabled{pool=\"str\"} 1.0",
						"zexus_pool_clears_total{cause=\"manual\",pool=\"str\"} 0.0");
		}
	}

	@Test
	void showsTheMetersOfCachesWhereAskedFor() {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET,
				List.of(OwnPool.class), "zexus.pool.metrics.cache-style=true")) {
			application.bean(MemoryPoolManager.class).getStr("a");
			assertThat(application.get("/actuator/prometheus").body().lines()).contains(
					"cache_gets_total{cache=\"str\",cache_manager=\"zexus-pool\",name=\"str\",result=\"miss\"} 1.0",
					"cache_puts_total{cache=\"str\",cache_manager=\"zexus-pool\",name=\"str\"} 1.0",
					"cache_size{cache=\"codes\",cache_manager=\"zexus-pool\",name=\"codes\"} 0.0");
		}
	}

	@Test
	void showsNoMetersOfCachesUnlessAskedFor() {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET)) {
			assertThat(application.get("/actuator/prometheus").body()).doesNotContain("cache_gets");
		}
	}

	@Test
	void poolsOfTheApplicationHaveMetersToo() {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET,
				List.of(OwnPool.class))) {
			assertThat(application.get("/actuator/prometheus").body())
				.contains("zexus_pool_capacity{pool=\"codes\"} 7.0");
		}
	}

	@Test
	void countsClearingsThroughTheEndpointAsManual() {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET)) {
			application.delete("/actuator/zexuspool");
			application.delete("/actuator/zexuspool/str");
			application.bean(MemoryPoolManager.class).clearPool("str");
			assertThat(application.get("/actuator/metrics/zexus.pool.clears?tag=pool:str&tag=cause:manual").body())
				.contains("\"value\":3.0");
			assertThat(application.get("/actuator/metrics/zexus.pool.clears?tag=pool:int&tag=cause:manual").body())
				.contains("\"value\":1.0");
			assertThat(application.get("/actuator/metrics/zexus.pool.clears?tag=cause:heap").body())
				.contains("\"value\":0.0");
		}
	}

	@Test
	void leavesNoMeterInARegistryThatOutlivesTheApplication() {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.NONE,
				List.of(SharedRegistry.class))) {
			application.bean(MemoryPoolManager.class).getStr("a");
			assertThat(SharedRegistry.registry.get("zexus.pool.gets")
				.tags("pool", "str", "result", "miss")
				.functionCounter()
				.count()).isEqualTo(1);
		}
		assertThat(SharedRegistry.registry.getMeters()).extracting(Meter::getId)
			.noneMatch((id) -> id.getName().startsWith("zexus."));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnPool {

		@Bean
		IntegerPool codes() {
			return new IntegerPool(7);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SharedRegistry {

		static final MeterRegistry registry = new SimpleMeterRegistry();

		@Bean(destroyMethod = "")
		MeterRegistry meterRegistry() {
			return registry;
		}

	}

}
