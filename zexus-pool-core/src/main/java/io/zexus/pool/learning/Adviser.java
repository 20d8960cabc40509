package io.zexus.pool.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.zexus.pool.DoorStats;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;
import io.zexus.pool.PoolStats;
import io.zexus.pool.PropertyReport;
import io.zexus.pool.PropertyStats;
import io.zexus.pool.SizeForecast;

/**
 * Concludes from what pools, properties and doors have counted what a user may do better.
 * Keeps nothing. Thread-safe.
 */
public final class Adviser {

	/** Look-ups below which nothing is said. */
	static final long EVIDENCE = 10_000;

	/** Points that are given away for half the size or less. */
	private static final double NEGLIGIBLE = 0.5;

	/** Bytes of its own that a smaller pool has to give back. */
	private static final long WORTH_LOWERING = 16 * 1024;

	/** Hit rate in percent below which a pool costs more than it saves. */
	private static final double TOO_LOW = 10;

	/** Share of calls in percent that may exceed the longest string. */
	private static final double TOO_LONG = 5;

	private static final double REPEATS = 50;

	private static final int FEW_VALUES = 16;

	private static final int MOST_PROPERTIES = 5;

	private final MemoryPoolManager manager;

	private final PropertyReport properties;

	/**
	 * Creates an adviser.
	 * @param manager the manager of the pools
	 * @param properties what decoders have learnt
	 */
	public Adviser(MemoryPoolManager manager, PropertyReport properties) {
		this.manager = manager;
		this.properties = properties;
	}

	/**
	 * Returns what may be done better now.
	 * @return the advice, what saves most first; empty when there is none
	 */
	public List<Advice> advice() {
		List<Advice> advice = new ArrayList<>();
		this.manager.doors().stream().filter((door) -> !door.reached()).map(Adviser::unreached).forEach(advice::add);
		this.manager.pools().keySet().forEach((name) -> advice.addAll(advice(name)));
		nothingToGain().ifPresent(advice::add);
		return advice;
	}

	/**
	 * Returns what may be done better for one pool.
	 * @param name the pool's name
	 * @return the advice
	 * @throws IllegalArgumentException when no pool has that name
	 */
	public List<Advice> advice(String name) {
		if (!this.manager.isPoolEnabled(name)) {
			return List.of();
		}
		Pool pool = this.manager.pool(name);
		PoolStats stats = pool.stats();
		List<Advice> advice = new ArrayList<>();
		if (lookups(stats) >= EVIDENCE) {
			raise(name, pool, stats).or(() -> switchOff(name, pool, stats))
				.or(() -> lower(name, pool, stats))
				.ifPresent(advice::add);
			tooLong(name, stats).ifPresent(advice::add);
		}
		advice.addAll(properties(name));
		return advice;
	}

	private static Optional<Advice> raise(String name, Pool pool, PoolStats stats) {
		List<SizeForecast> forecasts = pool.forecasts();
		return Sizes.at(forecasts, stats.capacity())
			.flatMap((present) -> Sizes.larger(forecasts, present, Long.MAX_VALUE)
				.map((f) -> advice("raise", name, stats,
						"Raise %s from %,d to %,d: predicted hit rate %.1f %% instead of %.1f %%, %s more saved so far, for %s of pool.",
						size(name), stats.capacity(), f.capacity(), f.hitRate(), stats.hitRate(),
						bytes(f.savedBytes() - stats.savedBytes()), bytes(f.poolBytes() - present.poolBytes()))));
	}

	private static Optional<Advice> lower(String name, Pool pool, PoolStats stats) {
		List<SizeForecast> forecasts = pool.forecasts();
		long present = Sizes.at(forecasts, stats.capacity()).map(SizeForecast::poolBytes).orElse(0L);
		return forecasts.stream()
			.filter((f) -> f.capacity() < stats.capacity() && f.capacity() < stats.poolSize())
			.filter((f) -> f.hitRate() >= stats.hitRate() - NEGLIGIBLE && present - f.poolBytes() >= WORTH_LOWERING)
			.findFirst()
			.map((f) -> advice("lower", name, stats,
					"Lower %s from %,d to %,d: predicted hit rate %.1f %%, now %.1f %%; %s of pool less.", size(name),
					stats.capacity(), f.capacity(), f.hitRate(), stats.hitRate(), bytes(present - f.poolBytes())));
	}

	private static Optional<Advice> switchOff(String name, Pool pool, PoolStats stats) {
		boolean lends = stats.releases() > 0;
		boolean hopeful = pool.forecasts().stream().anyMatch((f) -> f.hitRate() >= TOO_LOW);
		if (stats.hitRate() >= TOO_LOW || lends || hopeful) {
			return Optional.empty();
		}
		return Optional.of(advice("switch-off", name, stats,
				"Switch pool %s off: %.1f %% of %,d look-ups were hits; under %.0f %% a pool costs more than it saves.",
				name, stats.hitRate(), lookups(stats), TOO_LOW));
	}

	private static Optional<Advice> tooLong(String name, PoolStats stats) {
		double share = 100.0 * stats.tooLong() / lookups(stats);
		return (share < TOO_LONG || !name.equals(MemoryPoolManager.STR)) ? Optional.empty() : Optional.of(advice(
				"too-long", name, stats,
				"%.1f %% of %,d look-ups were of strings longer than zexus.pool.max-string-length: raise it if they repeat.",
				share, lookups(stats)));
	}

	private List<Advice> properties(String pool) {
		return this.properties.properties(pool)
			.stream()
			.filter((property) -> property.lookups() >= EVIDENCE)
			.sorted(Comparator.comparingLong(PropertyStats::savableBytes)
				.thenComparing(PropertyStats::lookups)
				.reversed())
			.flatMap((property) -> property(pool, property).stream())
			.limit(MOST_PROPERTIES)
			.toList();
	}

	private static Optional<Advice> property(String pool, PropertyStats property) {
		Double repeats = property.repeatRate();
		if (repeats == null || repeats < REPEATS || property.name().endsWith("*")) {
			return Optional.empty();
		}
		if (!property.pooled()) {
			return Optional.of(new Advice("annotate", pool, property.name(), format(
					"Annotate %s with @Pooled: %.0f %% of %,d values repeat, of about %,d distinct ones; that would have saved about %s.",
					property.name(), repeats, property.lookups(), property.distinctEstimate(),
					bytes(property.savableBytes())), property.lookups()));
		}
		if (property.distinctEstimate() > 0 && property.distinctEstimate() <= FEW_VALUES
				&& pool.equals(MemoryPoolManager.STR)) {
			return Optional.of(new Advice("enum", pool, property.name(),
					format("%s has about %,d values: if they are fixed, an enum would do.", property.name(),
							property.distinctEstimate()),
					property.lookups()));
		}
		return Optional.empty();
	}

	private static Advice unreached(DoorStats door) {
		return new Advice("unreached", null, door.door() + " " + door.name(), "Not reached: " + door.door() + " "
				+ door.name() + ". " + Objects.requireNonNullElse(door.remedy(), ""), door.lookups());
	}

	/** Nothing is said while some pool may have to grow first. */
	private Optional<Advice> nothingToGain() {
		long lookups = 0;
		long saved = 0;
		long own = 0;
		for (Map.Entry<String, PoolStats> entry : this.manager.getStats().pools().entrySet()) {
			Pool pool = this.manager.pool(entry.getKey());
			for (SizeForecast forecast : pool.forecasts()) {
				if (forecast.capacity() == entry.getValue().capacity()) {
					lookups += lookups(entry.getValue());
					saved += entry.getValue().savedBytes();
					own += forecast.poolBytes();
				}
			}
		}
		return (lookups < 10 * EVIDENCE || saved >= own) ? Optional.empty()
				: Optional.of(new Advice("nothing-to-gain", null, null,
						format("Nothing to gain here: %,d look-ups saved %s, the pools themselves take %s.", lookups,
								bytes(saved), bytes(own)),
						lookups));
	}

	private static Advice advice(String code, String pool, PoolStats stats, String text, Object... figures) {
		return new Advice(code, pool, pool, format(text, figures), lookups(stats));
	}

	private static String size(String pool) {
		return switch (pool) {
			case MemoryPoolManager.INT, MemoryPoolManager.STR -> "zexus.pool." + pool + "-size";
			default -> "the capacity of pool " + pool;
		};
	}

	private static long lookups(PoolStats stats) {
		return stats.hits() + stats.misses();
	}

	private static String bytes(long bytes) {
		if (bytes >= 1_000_000) {
			return format("%.1f MB", bytes / 1e6);
		}
		return (bytes >= 1000) ? format("%.1f kB", bytes / 1e3) : bytes + " bytes";
	}

	private static String format(String text, Object... figures) {
		return String.format(Locale.ROOT, text, figures);
	}

}
