package io.zexus.sample.query;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.zexus.sample.data.Strike;
import org.jspecify.annotations.Nullable;

/**
 * What an expression can ask of a strike.
 */
enum Field {

	AIRPORT_NAME("airportName", String.class, Strike::airportName),

	AIRCRAFT_MODEL("aircraftModel", String.class, Strike::aircraftModel),

	DAMAGE("damage", String.class, Strike::damage),

	FLIGHT_DATE("flightDate", String.class, Strike::flightDate),

	OPERATOR("operator", String.class, Strike::operator),

	ORIGIN_STATE("originState", String.class, Strike::originState),

	PHASE_OF_FLIGHT("phaseOfFlight", String.class, Strike::phaseOfFlight),

	WILDLIFE_SIZE("wildlifeSize", String.class, Strike::wildlifeSize),

	WILDLIFE_SPECIES("wildlifeSpecies", String.class, Strike::wildlifeSpecies),

	TIME_OF_DAY("timeOfDay", String.class, Strike::timeOfDay),

	COST_OTHER("costOther", Integer.class, Strike::costOther),

	COST_REPAIR("costRepair", Integer.class, Strike::costRepair),

	COST_TOTAL("costTotal", Integer.class, Strike::costTotal),

	SPEED("speed", Integer.class, Strike::speed);

	private static final Map<String, Field> BY_NAME = Arrays.stream(values())
		.collect(Collectors.toUnmodifiableMap((field) -> field.text, Function.identity()));

	private final String text;

	private final Class<?> type;

	private final Function<Strike, @Nullable Object> getter;

	<T> Field(String text, Class<T> type, Function<Strike, @Nullable T> getter) {
		this.text = text;
		this.type = type;
		this.getter = getter::apply;
	}

	static @Nullable Field of(String name) {
		return BY_NAME.get(name);
	}

	static String names() {
		return Arrays.stream(values()).map((field) -> field.text).collect(Collectors.joining(", "));
	}

	Class<?> type() {
		return this.type;
	}

	@Nullable Object of(Strike strike) {
		return this.getter.apply(strike);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
