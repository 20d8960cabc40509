package io.zexus.pool.micrometer;

import java.lang.ref.WeakReference;
import java.util.List;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.zexus.pool.ClearCause;
import io.zexus.pool.Collected;
import io.zexus.pool.IntegerPool;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PooledList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MemoryPoolMetricsTests {

	private final MemoryPoolManager manager = MemoryPoolManager.builder()
		.strPoolSize(2)
		.pool("codes", new IntegerPool(7))
		.build();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final MemoryPoolMetrics metrics = new MemoryPoolMetrics(this.manager);

	@ParameterizedTest
	@CsvSource({ "gets, COUNTER, , 8", "allocations, COUNTER, , 4", "releases, COUNTER, , 4", "evictions, COUNTER, , 4",
			"leaks, COUNTER, , 4", "saved, COUNTER, bytes, 4", "size, GAUGE, , 4", "capacity, GAUGE, , 4",
			"enabled, GAUGE, , 4", "clears, COUNTER, , 16" })
	void everyMeterHasADescriptionAndItsPoolAndNoUnitButBytes(String name, Meter.Type type, String unit, int number) {
		this.metrics.bindTo(this.registry);
		assertThat(this.registry.get("zexus.pool." + name).meters()).hasSize(number).allSatisfy((meter) -> {
			assertThat(meter.getId().getType()).isEqualTo(type);
			assertThat(meter.getId().getDescription()).isNotBlank();
			assertThat(meter.getId().getBaseUnit()).isEqualTo(unit);
			assertThat(meter.getId().getTag("pool")).isIn("int", "str", "list", "codes");
		});
	}

	@Test
	void followsTheStatistics() {
		this.metrics.bindTo(this.registry);
		this.manager.getStr("a");
		this.manager.getStr(new String("a"));
		this.manager.getStr("b");
		this.manager.getStr("c");
		this.manager.getStr("x".repeat(65));
		try (PooledList<String> list = this.manager.acquireList(3)) {
			list.set(0, "a");
		}
		assertThat(get("gets", "str").tag("result", "hit").functionCounter().count()).isEqualTo(1);
		assertThat(get("gets", "str").tag("result", "miss").functionCounter().count()).isEqualTo(4);
		assertThat(get("allocations", "str").functionCounter().count())
			.isEqualTo(this.manager.strPool().stats().allocations());
		assertThat(get("evictions", "str").functionCounter().count())
			.isEqualTo(this.manager.strPool().stats().evictions());
		assertThat(get("saved", "str").functionCounter().count())
			.isEqualTo(this.manager.strPool().stats().savedBytes());
		assertThat(get("size", "str").gauge().value()).isEqualTo(this.manager.strPool().stats().poolSize());
		assertThat(get("capacity", "str").gauge().value()).isEqualTo(2);
		assertThat(get("capacity", "codes").gauge().value()).isEqualTo(7);
		assertThat(get("releases", "list").functionCounter().count()).isEqualTo(1);
	}

	@Test
	void showsWhichPoolsAreOn() {
		this.metrics.bindTo(this.registry);
		this.manager.enablePool("str", false);
		assertThat(get("enabled", "str").gauge().value()).isZero();
		assertThat(get("enabled", "int").gauge().value()).isOne();
	}

	@ParameterizedTest
	@EnumSource(ClearCause.class)
	void countsClearingsByCause(ClearCause cause) {
		this.metrics.bindTo(this.registry);
		this.manager.clearAllPools(cause);
		for (ClearCause other : ClearCause.values()) {
			assertThat(clears("str", other.name().toLowerCase())).isEqualTo((other == cause) ? 1 : 0);
		}
	}

	@Test
	void countsClearingsOfOnePool() {
		this.metrics.bindTo(this.registry);
		this.manager.clearPool("str");
		assertThat(clears("str", "manual")).isEqualTo(1);
		assertThat(clears("int", "manual")).isZero();
	}

	@Test
	void bindsToSeveralRegistries() {
		SimpleMeterRegistry other = new SimpleMeterRegistry();
		this.metrics.bindTo(this.registry);
		this.metrics.bindTo(other);
		this.manager.clearPool("str");
		assertThat(clears("str", "manual")).isEqualTo(1);
		assertThat(other.get("zexus.pool.clears").tags("pool", "str", "cause", "manual").counter().count())
			.isEqualTo(1);
		this.metrics.close();
		assertThat(other.getMeters()).isEmpty();
	}

	@Test
	void tellsTwoManagersApartByTags() {
		MemoryPoolManager second = new MemoryPoolManager();
		new MemoryPoolMetrics(this.manager, Tags.of("manager", "first")).bindTo(this.registry);
		new MemoryPoolMetrics(second, Tags.of("manager", "second")).bindTo(this.registry);
		assertThat(get("capacity", "str").tag("manager", "first").gauge().value()).isEqualTo(2);
		assertThat(get("capacity", "str").tag("manager", "second").gauge().value()).isEqualTo(500);
	}

	@Test
	void leavesNothingWhenClosed() {
		this.registry.counter("another");
		this.metrics.bindTo(this.registry);
		this.metrics.close();
		this.metrics.close();
		this.manager.clearAllPools();
		assertThat(this.registry.getMeters()).extracting((meter) -> meter.getId().getName()).containsExactly("another");
	}

	@Test
	void prometheusShowsTheNamesThatUsersExpect() {
		PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		this.metrics.bindTo(prometheus);
		this.manager.getStr("a");
		this.manager.getStr(new String("a"));
		this.manager.clearPool("str");
		long saved = this.manager.strPool().stats().savedBytes();
		assertThat(prometheus.scrape().lines().filter((line) -> line.contains("\"str\""))).containsExactlyInAnyOrder(
				"zexus_pool_gets_total{pool=\"str\",result=\"hit\"} 1.0",
				"zexus_pool_gets_total{pool=\"str\",result=\"miss\"} 1.0",
				"zexus_pool_allocations_total{pool=\"str\"} 1.0", "zexus_pool_releases_total{pool=\"str\"} 0.0",
				"zexus_pool_evictions_total{pool=\"str\"} 0.0", "zexus_pool_leaks_total{pool=\"str\"} 0.0",
				"zexus_pool_saved_bytes_total{pool=\"str\"} %s".formatted((double) saved),
				"zexus_pool_size{pool=\"str\"} 0.0", "zexus_pool_capacity{pool=\"str\"} 2.0",
				"zexus_pool_enabled{pool=\"str\"} 1.0", "zexus_pool_clears_total{cause=\"manual\",pool=\"str\"} 1.0",
				"zexus_pool_clears_total{cause=\"heap\",pool=\"str\"} 0.0",
				"zexus_pool_clears_total{cause=\"count\",pool=\"str\"} 0.0",
				"zexus_pool_clears_total{cause=\"gc\",pool=\"str\"} 0.0");
	}

	@Test
	void twoBindersOfOneManagerCountOnceAndTheLastToCloseRemovesTheMeters() {
		MemoryPoolMetrics second = new MemoryPoolMetrics(this.manager);
		this.metrics.bindTo(this.registry);
		this.metrics.bindTo(this.registry);
		int meters = this.registry.getMeters().size();
		second.bindTo(this.registry);
		assertThat(this.registry.getMeters()).hasSize(meters);
		this.manager.clearPool("str");
		assertThat(clears("str", "manual")).isEqualTo(1);
		this.metrics.close();
		assertThat(this.registry.getMeters()).hasSize(meters);
		this.manager.clearPool("str");
		assertThat(clears("str", "manual")).isEqualTo(2);
		second.close();
		assertThat(this.registry.getMeters()).isEmpty();
	}

	@Test
	void ofTwoManagersClosingOneLeavesTheMetersOfTheOther() {
		MemoryPoolMetrics second = new MemoryPoolMetrics(new MemoryPoolManager(), Tags.of("manager", "second"));
		new MemoryPoolMetrics(this.manager, Tags.of("manager", "first")).bindTo(this.registry);
		int meters = this.registry.getMeters().size();
		second.bindTo(this.registry);
		second.close();
		assertThat(this.registry.getMeters()).hasSize(meters);
		assertThat(get("capacity", "str").gauge().value()).isEqualTo(2);
	}

	@Test
	void metersPoolsThatAreRegisteredLater() {
		this.metrics.bindTo(this.registry);
		this.manager.register("later", new IntegerPool(9));
		this.manager.clearAllPools();
		assertThat(get("capacity", "later").gauge().value()).isEqualTo(9);
		assertThat(clears("later", "manual")).isEqualTo(1);
		this.metrics.close();
		assertThat(this.registry.getMeters()).isEmpty();
	}

	@Test
	void refusesASecondManagerThatNoTagTellsApart() {
		this.metrics.bindTo(this.registry);
		MemoryPoolMetrics second = new MemoryPoolMetrics(new MemoryPoolManager());
		assertThatIllegalStateException().isThrownBy(() -> second.bindTo(this.registry))
			.withMessageContaining("another manager")
			.withMessageContaining("Tags.of(");
		assertThat(get("capacity", "str").gauge().value()).isEqualTo(2);
		this.metrics.close();
		second.bindTo(this.registry);
		assertThat(get("capacity", "str").gauge().value()).isEqualTo(500);
	}

	@Test
	void aManagerThatIsForgottenLeavesItsPlaceToAnother() {
		WeakReference<MemoryPoolManager> forgotten = bindAndForget();
		Collected.await(List.of(forgotten));
		this.metrics.bindTo(this.registry);
		assertThat(get("capacity", "str").gauges()).singleElement()
			.satisfies((gauge) -> assertThat(gauge.value()).isEqualTo(2));
	}

	private WeakReference<MemoryPoolManager> bindAndForget() {
		MemoryPoolManager manager = new MemoryPoolManager();
		new MemoryPoolMetrics(manager).bindTo(this.registry);
		return new WeakReference<>(manager);
	}

	private RequiredSearch get(String name, String pool) {
		return this.registry.get("zexus.pool." + name).tag("pool", pool);
	}

	private double clears(String pool, String cause) {
		return get("clears", pool).tag("cause", cause).counter().count();
	}

}
