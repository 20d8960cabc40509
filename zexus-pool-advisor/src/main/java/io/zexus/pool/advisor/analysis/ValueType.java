package io.zexus.pool.advisor.analysis;

import org.jspecify.annotations.Nullable;

/**
 * The immutable types whose instances are compared. All but {@link #STRING} are compared
 * by the numbers in their fields.
 */
public enum ValueType {

	/** Text. */
	STRING("java.lang.String"),
	/** A boxed number. */
	BYTE("java.lang.Byte"),
	/** A boxed number. */
	SHORT("java.lang.Short"),
	/** A boxed character. */
	CHARACTER("java.lang.Character"),
	/** A boxed number. */
	INTEGER("java.lang.Integer"),
	/** A boxed number. */
	LONG("java.lang.Long"),
	/** A boxed number. */
	FLOAT("java.lang.Float"),
	/** A boxed number. */
	DOUBLE("java.lang.Double"),
	/** A decimal number; those of more than 18 digits count as unique. */
	BIG_DECIMAL("java.math.BigDecimal"),
	/** An identifier. */
	UUID("java.util.UUID"),
	/** A date. */
	LOCAL_DATE("java.time.LocalDate"),
	/** A time of day. */
	LOCAL_TIME("java.time.LocalTime"),
	/** A point in time. */
	INSTANT("java.time.Instant");

	private final String className;

	ValueType(String className) {
		this.className = className;
	}

	/**
	 * Returns the name of the type.
	 * @return such as {@code LocalDate}
	 */
	public String simpleName() {
		return this.className.substring(this.className.lastIndexOf('.') + 1);
	}

	/**
	 * Returns the number that leads every hash of such a value.
	 * @return from 1 to 15
	 */
	int code() {
		return ordinal() + 1;
	}

	static @Nullable ValueType of(String className) {
		if (!className.startsWith("java.")) {
			return null;
		}
		for (ValueType type : values()) {
			if (type.className.equals(className)) {
				return type;
			}
		}
		return null;
	}

}
