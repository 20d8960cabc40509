package io.zexus.pool.advisor.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.zexus.pool.advisor.advice.Report.ClassAdvice;
import io.zexus.pool.advisor.advice.Report.Dump;
import io.zexus.pool.advisor.advice.Report.PlaceAdvice;
import io.zexus.pool.advisor.advice.Report.PoolAdvice;
import io.zexus.pool.advisor.advice.Report.Totals;
import io.zexus.pool.advisor.analysis.HeapFacts;
import io.zexus.pool.advisor.analysis.HeapFacts.ClassFacts;
import io.zexus.pool.advisor.analysis.HeapFacts.PlaceFacts;
import io.zexus.pool.advisor.analysis.PoolSizes;
import io.zexus.pool.advisor.analysis.Usage;
import io.zexus.pool.advisor.analysis.ValueType;
import io.zexus.pool.advisor.hprof.HprofFile;
import org.jspecify.annotations.Nullable;

/**
 * Turns facts into a report.
 */
public final class Reporter {

	/** Bytes of a pool for each value it has room for. */
	private static final int SLOT = 12;

	/** Bytes of pools that have room for none. */
	private static final int POOLS = 25_000;

	private final Adviser adviser;

	/**
	 * Creates it.
	 * @param adviser judges the places
	 */
	public Reporter(Adviser adviser) {
		this.adviser = adviser;
	}

	/**
	 * Reports.
	 * @param name of the dump
	 * @param file the dump
	 * @param facts what it shows
	 * @return the report
	 */
	public Report report(String name, HprofFile file, HeapFacts facts) {
		List<PlaceFacts> selected = facts.places().stream().filter(PlaceFacts::selected).toList();
		List<PoolAdvice> pools = facts.selected()
			.stream()
			.filter((usage) -> selected.stream().anyMatch((place) -> place.usage().type() == usage.type()))
			.map(Reporter::pool)
			.toList();
		Dump dump = new Dump(printable(name), file.size(), file.version(), printableOrNull(facts.jdk()),
				facts.layout().reference(), facts.layout().header(), file.damage());
		return new Report(dump, totals(facts, pools), pools, places(facts), classes(facts, selected),
				yaml(pools, selected));
	}

	private static PoolAdvice pool(Usage usage) {
		return new PoolAdvice(usage.type().simpleName(), Adviser.size(usage.repeated()), usage.wasted(), kept(usage));
	}

	private static Totals totals(HeapFacts facts, List<PoolAdvice> pools) {
		long strings = 0;
		long stringBytes = 0;
		long wasted = 0;
		long wastedStrings = 0;
		long arrays = 0;
		for (Usage usage : facts.values()) {
			wasted += usage.wasted();
			if (usage.type() == ValueType.STRING) {
				strings = usage.objects();
				stringBytes = usage.bytes();
				wastedStrings = usage.wasted();
				arrays = usage.wastedArrays();
			}
		}
		long pooling = pools.stream().mapToLong(PoolAdvice::savedBytes).sum();
		long cost = pools.isEmpty() ? 0 : POOLS + pools.stream().mapToLong((pool) -> pool.size() * SLOT).sum();
		long both = facts.selected().stream().mapToLong(Usage::wastedArrays).sum();
		return new Totals(facts.bytes(), facts.objects(), strings, stringBytes, wasted, wastedStrings, arrays, pooling,
				cost, pooling - both);
	}

	private List<PlaceAdvice> places(HeapFacts facts) {
		return facts.places()
			.stream()
			.sorted(Comparator.comparingLong((PlaceFacts place) -> place.usage().wasted())
				.reversed()
				.thenComparing((place) -> place.place().toString()))
			.map((place) -> advice(place, place.usage()))
			.toList();
	}

	private PlaceAdvice advice(PlaceFacts place, Usage usage) {
		return new PlaceAdvice(printable(place.place().toString()), usage.type().simpleName(), usage.references(),
				usage.objects(), usage.distinct(), usage.topShare(), usage.bytes(), usage.wasted(), kept(usage),
				this.adviser.verdict(place.place(), usage), printable(this.adviser.text(place.place(), usage)),
				printableOrNull(place.topValue()));
	}

	private static Map<String, Long> kept(Usage usage) {
		Map<String, Long> kept = new LinkedHashMap<>();
		int[] sizes = PoolSizes.all();
		for (int i = 0; i < sizes.length; i++) {
			kept.put(String.valueOf(sizes[i]), usage.keptByPool()[i]);
		}
		return kept;
	}

	private static List<ClassAdvice> classes(HeapFacts facts, List<PlaceFacts> selected) {
		Map<String, Long> saved = selected.stream()
			.collect(Collectors.groupingBy((place) -> place.place().className(),
					Collectors.summingLong((place) -> place.usage().wasted())));
		Map<String, Long> held = facts.places()
			.stream()
			.collect(Collectors.groupingBy((place) -> place.place().className(),
					Collectors.summingLong((place) -> place.usage().bytes())));
		List<ClassAdvice> classes = new ArrayList<>();
		for (ClassFacts found : facts.classes()) {
			Long save = saved.get(found.name());
			if (save != null) {
				long bytes = found.bytes() + held.getOrDefault(found.name(), 0L);
				classes.add(new ClassAdvice(printable(found.name()), found.instances(), bytes, bytes - save));
			}
		}
		classes.sort(Comparator.comparingLong((ClassAdvice advice) -> advice.pooledBytes() - advice.bytes())
			.thenComparing(ClassAdvice::name));
		return classes;
	}

	private static String yaml(List<PoolAdvice> pools, List<PlaceFacts> selected) {
		Map<String, Long> sizes = new TreeMap<>(Comparator.reverseOrder());
		for (PoolAdvice pool : pools) {
			switch (pool.type()) {
				case "String" -> sizes.merge("str-size", pool.size(), Long::sum);
				case "Integer", "Long" -> sizes.merge("int-size", pool.size(), Long::sum);
				default -> {
				}
			}
		}
		StringBuilder yaml = new StringBuilder();
		sizes.forEach((key, size) -> yaml.append("    ").append(key).append(": ").append(size).append('\n'));
		selected.stream()
			.map(PlaceFacts::usage)
			.filter(Adviser::hasLongStrings)
			.mapToInt(Usage::longest)
			.max()
			.ifPresent((longest) -> yaml.append("    max-string-length: ").append(longest).append('\n'));
		return yaml.isEmpty() ? "" : "zexus:\n  pool:\n" + yaml;
	}

	private static @Nullable String printableOrNull(@Nullable String text) {
		return (text != null) ? printable(text) : null;
	}

	/** Whatever a dump says is printed so that no terminal obeys it. */
	private static String printable(String text) {
		StringBuilder printable = new StringBuilder();
		text.codePoints().forEach((point) -> {
			switch (Character.getType(point)) {
				case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED,
						Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
					printable.append(String.format("\\u%04x", point));
				default -> printable.appendCodePoint(point);
			}
		});
		return printable.toString();
	}

}
