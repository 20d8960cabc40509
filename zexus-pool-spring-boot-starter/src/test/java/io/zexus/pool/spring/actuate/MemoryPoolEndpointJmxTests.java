package io.zexus.pool.spring.actuate;

import java.lang.management.ManagementFactory;

import javax.management.MBeanException;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.spring.RunningApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MemoryPoolEndpointJmxTests {

	private static final String[] POOL = { String.class.getName() };

	private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

	private RunningApplication application;

	private ObjectName name;

	@BeforeEach
	void start() throws Exception {
		this.application = RunningApplication.start(WebApplicationType.NONE, "spring.jmx.enabled=true",
				"management.endpoints.jmx.exposure.include=zexuspool",
				"spring.jackson.property-naming-strategy=SNAKE_CASE",
				"spring.jackson.default-property-inclusion=non_default");
		this.name = new ObjectName("org.springframework.boot:type=Endpoint,name=Zexuspool");
	}

	@AfterEach
	void stop() {
		this.application.close();
		assertThat(this.server.isRegistered(this.name)).isFalse();
	}

	@Test
	void offersItsOperations() throws Exception {
		assertThat(this.server.getMBeanInfo(this.name).getOperations()).extracting(MBeanOperationInfo::getName)
			.containsExactlyInAnyOrder("pools", "pool", "clearAll", "clear", "enable", "resize");
	}

	@Test
	void showsStatistics() throws Exception {
		manager().getStr("a");
		assertThat(invoke("pool", POOL, "str"))
			.hasToString("{enabled=true, hits=0, misses=1, allocations=1, releases=0, evictions=0, poolSize=1,"
					+ " capacity=500, hitRate=0.0, reuseRate=0.0, savedBytes=0, tooLong=0, leaks=0, sizing=[], advice=[]}");
		assertThat(invoke("pools", new String[0])).asString().contains("totalOperations=1");
	}

	@Test
	void clearsAndSwitches() throws Exception {
		manager().getStr("a");
		manager().getInt(1000);
		assertThat(invoke("clear", POOL, "str")).asString().contains("poolSize=0");
		assertThat(manager().intPool().stats().poolSize()).isOne();
		invoke("clearAll", new String[0]);
		assertThat(manager().intPool().stats().poolSize()).isZero();
		invoke("enable", new String[] { String.class.getName(), boolean.class.getName() }, "str", false);
		assertThat(manager().isPoolEnabled("str")).isFalse();
	}

	@Test
	void resizes() throws Exception {
		assertThat(invoke("resize", new String[] { String.class.getName(), int.class.getName() }, "str", 7)).asString()
			.contains("capacity=7");
		assertThat(manager().strPool().capacity()).isEqualTo(7);
	}

	@Test
	void namesTheKnownPoolsWhenOneIsUnknown() {
		assertThatExceptionOfType(MBeanException.class).isThrownBy(() -> invoke("pool", POOL, "nope"))
			.havingCause()
			.isInstanceOf(IllegalArgumentException.class)
			.withMessageContaining("nope")
			.withMessageContaining("[int, str, list]");
	}

	private Object invoke(String operation, String[] signature, Object... arguments) throws Exception {
		return this.server.invoke(this.name, operation, arguments, signature);
	}

	private MemoryPoolManager manager() {
		return this.application.bean(MemoryPoolManager.class);
	}

}
