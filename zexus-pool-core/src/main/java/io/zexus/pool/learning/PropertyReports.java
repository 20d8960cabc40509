package io.zexus.pool.learning;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.PropertyStats;

/** Adds up what properties counted that a report calls by one name. */
final class PropertyReports {

	private long seen;

	private long hits;

	private long lookups;

	private long savedBytes;

	private long distinct;

	private double repeats;

	private double copyBytes;

	/** Values whose share of repeats is known. */
	private long known;

	private boolean pooled;

	private PropertyReports() {
	}

	static List<PropertyStats> of(Stream<Property> properties, Function<Path, String> names) {
		Map<String, PropertyReports> reports = new TreeMap<>();
		properties
			.forEach((it) -> reports.computeIfAbsent(names.apply(it.path()), (name) -> new PropertyReports()).add(it));
		return reports.entrySet()
			.stream()
			.filter((it) -> it.getValue().seen > 0)
			.map((it) -> it.getValue().stats(it.getKey()))
			.toList();
	}

	private void add(Property property) {
		long seen = property.seen();
		this.seen += seen;
		this.hits += property.hits();
		this.lookups += property.lookups();
		this.savedBytes += property.savedBytes();
		this.distinct += property.distinct();
		this.copyBytes += property.copyBytes();
		if (property.repeats() >= 0) {
			this.repeats += seen * property.repeats();
			this.known += seen;
		}
		this.pooled |= property.isPooling();
	}

	private PropertyStats stats(String name) {
		return new PropertyStats(name, this.seen, percent(this.hits, this.lookups), percent(this.repeats, this.known),
				this.distinct, this.pooled, this.savedBytes, Math.round(this.copyBytes));
	}

	private static @Nullable Double percent(double part, long whole) {
		return (whole > 0) ? 100 * part / whole : null;
	}

}
