package io.zexus.pool.junit;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

import io.zexus.pool.LeakDetection;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.MemoryPoolStats;

/**
 * Gives each test a {@link MemoryPoolManager} of its own, for every parameter of that
 * type of the test, its {@code @BeforeEach} and its {@code @AfterEach} methods.
 *
 * <pre>{@code
 * &#64;ExtendWith(MemoryPoolExtension.class)
 * class DecoderTests {
 *

 *     &#64;Test
 *
&#64;RequireReleased
 *     void decodes(MemoryPoolManager pools) {
 *         ...
 *     }
 *
 * }
 * }</pre>
 *
 * After the test it publishes the hit rates, in percent, as report entries:
 * {@code zexus.pool.<name>.hit-rate} for each pool that is on, and
 * {@code zexus.pool.hit-rate} over all of them. {@link RequireReleased} makes it look for
 * lists that were not released.
 * <p>
 * Works with JUnit Jupiter 5.12 and later, 6 included. Stateless.
 */
public final class MemoryPoolExtension implements ParameterResolver, AfterEachCallback {

	private static final Namespace NAMESPACE = Namespace.create(MemoryPoolExtension.class);

	/**
	 * Creates the extension; JUnit does that.
	 */
	public MemoryPoolExtension() {
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == MemoryPoolManager.class
				&& parameter.getDeclaringExecutable() instanceof Method && context.getTestMethod().isPresent();
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Store store = context.getStore(NAMESPACE);
		MemoryPoolManager manager = store.get(MemoryPoolManager.class, MemoryPoolManager.class);
		if (manager == null) {
			manager = MemoryPoolManager.builder()
				.leakDetection(requireReleased(context) ? LeakDetection.ALL : LeakDetection.OFF)
				.build();
			store.put(MemoryPoolManager.class, manager);
		}
		return manager;
	}

	@Override
	public void afterEach(ExtensionContext context) {
		MemoryPoolManager manager = context.getStore(NAMESPACE).get(MemoryPoolManager.class, MemoryPoolManager.class);
		if (manager != null) {
			context.publishReportEntry(hitRates(manager.getStats()));
			if (requireReleased(context)) {
				assertReleased(manager);
			}
		}
	}

	private static Map<String, String> hitRates(MemoryPoolStats stats) {
		Map<String, String> rates = new LinkedHashMap<>();
		stats.pools().forEach((name, pool) -> rates.put("zexus.pool." + name + ".hit-rate", percent(pool.hitRate())));
		rates.put("zexus.pool.hit-rate", percent(stats.aggregate().overallHitRate()));
		return rates;
	}

	private static String percent(double rate) {
		return String.format(Locale.ROOT, "%.1f", rate);
	}

	private static boolean requireReleased(ExtensionContext context) {
		return AnnotationSupport.isAnnotated(context.getTestMethod(), RequireReleased.class)
				|| AnnotationSupport.isAnnotated(context.getTestClass(), RequireReleased.class);
	}

	private static void assertReleased(MemoryPoolManager manager) {
		long outstanding = manager.listPool().outstanding();
		if (outstanding != 0) {
			AssertionError failure = new AssertionError("Lists acquired and not released by this test: " + outstanding
					+ ". Close them, or pass them to releaseList; the suppressed exceptions tell where each came from.");
			manager.listPool().unreleased().forEach(failure::addSuppressed);
			throw failure;
		}
	}

}
