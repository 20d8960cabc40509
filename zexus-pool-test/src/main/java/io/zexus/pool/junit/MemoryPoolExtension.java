package io.zexus.pool.junit;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
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
 * type of the test, its {@code @BeforeEach} and its {@code @AfterEach} methods. A
 * parameter that Spring injects, such as one with {@code @Autowired}, is left to Spring.
 * <p>
 * After the test the hit rates of that manager, in percent, are published as report
 * entries: {@code zexus.pool.<name>.hit-rate} for each pool that is on, and
 * {@code zexus.pool.hit-rate} over all of them. {@link RequireReleased} also makes it
 * look for what was not released.
 * <p>
 * Works with JUnit Jupiter 5.12 and later, 6 included, with and without Spring. This
 * class is stateless.
 */
public final class MemoryPoolExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

	private static final Namespace NAMESPACE = Namespace.create(MemoryPoolExtension.class);

	/**
	 * How long other threads have to release what they hold of the application's pools: a
	 * server may answer before it has ended its request.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(2);

	/**
	 * Creates the extension; JUnit does that.
	 */
	public MemoryPoolExtension() {
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == MemoryPoolManager.class
				&& parameter.getDeclaringExecutable() instanceof Method && context.getTestMethod().isPresent()
				&& !SpringTest.injects(parameter);
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
	public void beforeEach(ExtensionContext context) {
		if (requireReleased(context)) {
			List<Lender> lenders = new ArrayList<>();
			SpringTest.managers(context).forEach((manager) -> lenders.addAll(Lender.of(manager)));
			context.getStore(NAMESPACE).put(Lenders.class, new Lenders(lenders));
		}
	}

	@Override
	public void afterEach(ExtensionContext context) {
		Store store = context.getStore(NAMESPACE);
		MemoryPoolManager own = store.get(MemoryPoolManager.class, MemoryPoolManager.class);
		if (own != null) {
			context.publishReportEntry(hitRates(own.getStats()));
			if (requireReleased(context)) {
				Lender.requireReleased(Lender.ofNew(own), Duration.ZERO);
			}
		}
		Lenders shared = store.get(Lenders.class, Lenders.class);
		if (shared != null) {
			Lender.requireReleased(shared.lenders, PATIENCE);
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

	/** Whether the test, its class or a class around that is annotated. */
	private static boolean requireReleased(ExtensionContext context) {
		for (Optional<ExtensionContext> at = Optional.of(context); at.isPresent(); at = at.get().getParent()) {
			if (AnnotationSupport.isAnnotated(at.get().getElement(), RequireReleased.class)) {
				return true;
			}
		}
		return false;
	}

	private record Lenders(List<Lender> lenders) {
	}

}
