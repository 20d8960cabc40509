package io.zexus.pool.advisor.advice;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;

import io.zexus.pool.advisor.analysis.Place;
import io.zexus.pool.advisor.analysis.Usage;
import io.zexus.pool.advisor.analysis.ValueType;

/**
 * Judges places one by one.
 */
public final class Adviser implements BiPredicate<Place, Usage> {

	/** Copies that take less are not worth a line of code. */
	static final long LITTLE = 10_000;

	/** Values of which a larger share differs are taken for unique. */
	static final double UNIQUE = 0.9;

	/** Most constants of an enum to suggest. */
	static final int MAX_ENUM = 16;

	private static final int MIN_ENUM_REFERENCES = 1000;

	private static final int MAX_ENUM_CHARACTERS = 32;

	/** Nobody can annotate their fields. */
	private static final List<String> LIBRARIES = List.of("ch.qos.logback.", "com.fasterxml.", "com.google.",
			"com.zaxxer.", "groovy.", "io.grpc.", "io.micrometer.", "io.netty.", "io.opentelemetry.", "jakarta.",
			"javax.", "kotlin.", "net.bytebuddy.", "oracle.", "org.apache.", "org.aspectj.", "org.codehaus.groovy.",
			"org.eclipse.", "org.hibernate.", "org.jboss.", "org.postgresql.", "org.slf4j.", "org.springframework.",
			"org.yaml.", "reactor.", "scala.", "sun.", "tools.jackson.");

	/** Those with pools of their own that {@code @Pooled} works for. */
	static final Set<ValueType> ANNOTATED = EnumSet.of(ValueType.BIG_DECIMAL, ValueType.DOUBLE, ValueType.INSTANT,
			ValueType.LOCAL_DATE, ValueType.UUID);

	/** Smallest pool to suggest. */
	private static final long MIN_SIZE = 256;

	/**
	 * Creates an adviser.
	 */
	public Adviser() {
	}

	@Override
	public boolean test(Place place, Usage usage) {
		return verdict(place, usage).pools();
	}

	/**
	 * Judges.
	 * @param place the place
	 * @param usage what is there
	 * @return what may be done
	 */
	public Verdict verdict(Place place, Usage usage) {
		if (place.field().isEmpty()) {
			return Verdict.UNHELD;
		}
		if (place.jdk()) {
			return Verdict.JDK;
		}
		if (LIBRARIES.stream().anyMatch(place.className()::startsWith)) {
			return Verdict.LIBRARY;
		}
		if (usage.wasted() < LITTLE && usage.references() >= 2 * usage.objects()) {
			return Verdict.SHARED;
		}
		if (usage.distinct() >= UNIQUE * usage.objects()) {
			return Verdict.UNIQUE;
		}
		if (usage.wasted() < LITTLE) {
			return Verdict.LITTLE;
		}
		return switch (usage.type()) {
			case STRING, INTEGER, LONG -> Verdict.POOL;
			default -> Verdict.VALUE_POOL;
		};
	}

	/**
	 * Says what to do.
	 * @param place the place
	 * @param usage what is there
	 * @return one line
	 */
	String text(Place place, Usage usage) {
		return switch (verdict(place, usage)) {
			case POOL -> "@Pooled on " + field(place) + ", which needs "
					+ ((usage.type() == ValueType.STRING) ? "str-size " : "int-size ") + number(size(usage.repeated()))
					+ longStrings(usage) + enumeration(place, usage);
			case VALUE_POOL -> {
				String pool = "a ValuePool<" + usage.type().simpleName() + ">";
				String size = "of size " + number(size(usage.repeated()));
				yield ANNOTATED.contains(usage.type())
						? "@Pooled on " + field(place) + ", which needs " + pool + " " + size
						: pool + " for " + field(place) + ", " + size;
			}
			case UNIQUE -> "unique, leave alone";
			case SHARED -> "already shared";
			case LITTLE -> "too little to matter";
			case JDK -> "inside the JDK, out of reach" + deduplication(usage);
			case LIBRARY -> "inside a library, out of reach" + deduplication(usage);
			case UNHELD -> "held by no field that is known" + deduplication(usage);
		};
	}

	private static String field(Place place) {
		return place.className() + "." + place.field();
	}

	private static String longStrings(Usage usage) {
		return hasLongStrings(usage) ? " and max-string-length " + usage.longest() : "";
	}

	/**
	 * Whether strings longer than pools take by themselves make up a part that counts.
	 */
	static boolean hasLongStrings(Usage usage) {
		return usage.wastedLong() * 20 > usage.wasted();
	}

	private static String enumeration(Place place, Usage usage) {
		boolean fits = usage.type() == ValueType.STRING && place.part().isEmpty() && usage.distinct() > 1
				&& usage.distinct() <= MAX_ENUM && usage.references() >= MIN_ENUM_REFERENCES
				&& usage.longest() <= MAX_ENUM_CHARACTERS;
		return fits ? "; or make it an enum: " + usage.distinct() + " values" : "";
	}

	private static String deduplication(Usage usage) {
		return (usage.wastedArrays() > 0) ? "; -XX:+UseStringDeduplication can take " + Bytes.text(usage.wastedArrays())
				: "";
	}

	/**
	 * Returns the size of a pool that has room for all values that repeat: each of them
	 * takes less in the pool than one copy of it.
	 * @param repeated their number
	 * @return two digits and zeros
	 */
	static long size(long repeated) {
		long unit = 1;
		while (repeated / unit >= 100) {
			unit *= 10;
		}
		return Math.max(MIN_SIZE, (repeated + unit - 1) / unit * unit);
	}

	private static String number(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

}
