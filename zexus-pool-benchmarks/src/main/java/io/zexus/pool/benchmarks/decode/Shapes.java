package io.zexus.pool.benchmarks.decode;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.zexus.pool.Pooled;
import org.jspecify.annotations.Nullable;

/** What documents are decoded into. */
final class Shapes {

	private Shapes() {
	}

	/** A wildlife strike. */
	record Strike(@JsonProperty("Airport Name") String airport, @JsonProperty("Aircraft Make Model") String aircraft,
			@JsonProperty("Effect Amount of damage") String damage, @JsonProperty("Flight Date") String date,
			@JsonProperty("Aircraft Airline Operator") String operator, @JsonProperty("Origin State") String state,
			@JsonProperty("Phase of flight") String phase, @JsonProperty("Wildlife Size") String size,
			@JsonProperty("Wildlife Species") String species, @JsonProperty("Time of day") String time,
			@JsonProperty("Cost Other") String otherCost, @JsonProperty("Cost Repair") String repairCost,
			@JsonProperty("Cost Total $") String totalCost, @JsonProperty("Speed IAS in knots") String speed) {
	}

	/** A strike whose categorical columns are marked by hand. */
	record MarkedStrike(@Pooled @JsonProperty("Airport Name") String airport,
			@Pooled @JsonProperty("Aircraft Make Model") String aircraft,
			@Pooled @JsonProperty("Effect Amount of damage") String damage, @JsonProperty("Flight Date") String date,
			@Pooled @JsonProperty("Aircraft Airline Operator") String operator,
			@Pooled @JsonProperty("Origin State") String state, @Pooled @JsonProperty("Phase of flight") String phase,
			@Pooled @JsonProperty("Wildlife Size") String size,
			@Pooled @JsonProperty("Wildlife Species") String species, @Pooled @JsonProperty("Time of day") String time,
			@JsonProperty("Cost Other") String otherCost, @JsonProperty("Cost Repair") String repairCost,
			@JsonProperty("Cost Total $") String totalCost, @Pooled @JsonProperty("Speed IAS in knots") String speed) {
	}

	/** A record whose values never repeat. */
	record Unique(String id, String coordinates, String text) {
	}

	/** A city: three columns repeat, and three do not. */
	record City(String name, String country, String region, String zone, String position, String geohash) {
	}

	/** The configuration metadata of Spring Boot. */
	record Metadata(List<Item> groups, List<Item> properties, Object hints, Object ignored) {
	}

	/** A group or a property of it. */
	record Item(String name, @Nullable String type, @Nullable String sourceType, @Nullable String sourceMethod,
			@Nullable String description, @Nullable Object defaultValue, @Nullable Boolean deprecated,
			@Nullable Object deprecation) {
	}

}
