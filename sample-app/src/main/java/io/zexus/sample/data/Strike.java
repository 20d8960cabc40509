package io.zexus.sample.data;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.zexus.pool.Pooled;
import org.jspecify.annotations.Nullable;

/**
 * One aircraft that met an animal. What was not reported is null. The aliases are the
 * column names of the FAA's file.
 * <p>
 * All properties are pooled: each has far fewer values than there are strikes.
 *
 * @param airportName nearest airport
 * @param aircraftModel make and model
 * @param damage its extent
 * @param flightDate as {@code yyyy-MM-dd}, so that dates compare as text does
 * @param operator airline or other operator
 * @param originState state of the airport
 * @param phaseOfFlight where in the flight it happened
 * @param wildlifeSize small, medium or large
 * @param wildlifeSpecies as far as known
 * @param timeOfDay dawn, day, dusk or night
 * @param costOther other cost in dollars
 * @param costRepair cost of the repair in dollars
 * @param costTotal both, in dollars
 * @param speed indicated air speed in knots
 */
public record Strike(@Pooled @JsonAlias("Airport Name") @Nullable String airportName,
		@Pooled @JsonAlias("Aircraft Make Model") @Nullable String aircraftModel,
		@Pooled @JsonAlias("Effect Amount of damage") @Nullable String damage,
		@Pooled @JsonAlias("Flight Date") @Nullable String flightDate,
		@Pooled @JsonAlias("Aircraft Airline Operator") @Nullable String operator,
		@Pooled @JsonAlias("Origin State") @Nullable String originState,
		@Pooled @JsonAlias("Phase of flight") @Nullable String phaseOfFlight,
		@Pooled @JsonAlias("Wildlife Size") @Nullable String wildlifeSize,
		@Pooled @JsonAlias("Wildlife Species") @Nullable String wildlifeSpecies,
		@Pooled @JsonAlias("Time of day") @Nullable String timeOfDay,
		@Pooled @JsonAlias("Cost Other") @Nullable Integer costOther,
		@Pooled @JsonAlias("Cost Repair") @Nullable Integer costRepair,
		@Pooled @JsonAlias("Cost Total $") @Nullable Integer costTotal,
		@Pooled @JsonAlias("Speed IAS in knots") @Nullable Integer speed) {

	/** Longest text kept: with it, the number of records bounds the heap they take. */
	public static final int MAX_TEXT = 64;

	/** A strike of which nothing is known. */
	static final Strike UNKNOWN = new Strike(null, null, null, null, null, null, null, null, null, null, null, null,
			null, null);

	public Strike {
		checkLength("airportName", airportName);
		checkLength("aircraftModel", aircraftModel);
		checkLength("damage", damage);
		checkDate("flightDate", flightDate);
		checkLength("operator", operator);
		checkLength("originState", originState);
		checkLength("phaseOfFlight", phaseOfFlight);
		checkLength("wildlifeSize", wildlifeSize);
		checkLength("wildlifeSpecies", wildlifeSpecies);
		checkLength("timeOfDay", timeOfDay);
	}

	private static void checkLength(String name, @Nullable String value) {
		if (value != null && value.length() > MAX_TEXT) {
			throw new IllegalArgumentException(
					name + " has " + value.length() + " characters: at most " + MAX_TEXT + " are kept");
		}
	}

	private static void checkDate(String name, @Nullable String value) {
		checkLength(name, value);
		try {
			if (value != null) {
				LocalDate.parse(value);
			}
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException(name + " '" + value + "' is not a date: write yyyy-MM-dd", ex);
		}
	}

}
