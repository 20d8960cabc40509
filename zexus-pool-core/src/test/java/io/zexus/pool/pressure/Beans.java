package io.zexus.pool.pressure;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import javax.management.NotificationBroadcasterSupport;
import javax.management.NotificationEmitter;

/** Management beans that say what they are told to. */
final class Beans {

	private Beans() {
	}

	/** As a JVM has them: only long-lived pools support a usage threshold. */
	static MemoryPoolMXBean heapPool(String name, boolean usageThreshold, long used, long max) {
		return pool(name, usageThreshold, new AtomicReference<>(new MemoryUsage(0, used, Math.max(used, 1), max)));
	}

	static MemoryPoolMXBean pool(String name, boolean usageThreshold, AtomicReference<MemoryUsage> collectionUsage) {
		return bean(MemoryPoolMXBean.class, Map.of("getName", () -> name, "getType", () -> MemoryType.HEAP,
				"isUsageThresholdSupported", () -> usageThreshold, "getCollectionUsage", collectionUsage::get));
	}

	static MemoryPoolMXBean nonHeapPool(String name, long used, long max) {
		return bean(MemoryPoolMXBean.class,
				Map.of("getName", () -> name, "getType", () -> MemoryType.NON_HEAP, "isUsageThresholdSupported",
						() -> true, "getCollectionUsage", () -> new MemoryUsage(0, used, used, max)));
	}

	static GarbageCollectorMXBean collector(String name, NotificationBroadcasterSupport notifications) {
		return (GarbageCollectorMXBean) Proxy.newProxyInstance(Beans.class.getClassLoader(),
				new Class<?>[] { GarbageCollectorMXBean.class, NotificationEmitter.class },
				(proxy, method, arguments) -> {
					if (method.getName().equals("getName")) {
						return name;
					}
					try {
						return method.invoke(notifications, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	private static <T> T bean(Class<T> type, Map<String, Supplier<Object>> answers) {
		return type.cast(Proxy.newProxyInstance(Beans.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> answers.get(method.getName()).get()));
	}

}
