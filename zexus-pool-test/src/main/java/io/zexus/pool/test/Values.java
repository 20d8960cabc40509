package io.zexus.pool.test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;

import io.zexus.pool.internal.table.ObjectLayout;

/** What counts as a value, and how large it is. */
final class Values {

	/** With compressed references and headers of 12 bytes, and the parts of their own. */
	private static final Map<Class<?>, Integer> FIXED = Map.ofEntries(Map.entry(Boolean.class, 16),
			Map.entry(Byte.class, 16), Map.entry(Character.class, 16), Map.entry(Short.class, 16),
			Map.entry(Float.class, 16), Map.entry(Double.class, 24), Map.entry(UUID.class, 32),
			Map.entry(LocalDate.class, 24), Map.entry(LocalTime.class, 24), Map.entry(LocalDateTime.class, 72),
			Map.entry(OffsetDateTime.class, 96), Map.entry(ZonedDateTime.class, 96), Map.entry(Instant.class, 24),
			Map.entry(Duration.class, 24), Map.entry(Period.class, 24), Map.entry(Year.class, 16),
			Map.entry(YearMonth.class, 24), Map.entry(MonthDay.class, 24));

	private static final int BIG = 40;

	private static final int ARRAY_HEADER = 16;

	/** The precision up to which a decimal needs no {@link BigInteger}. */
	private static final int COMPACT = 18;

	private Values() {
	}

	/** Returns the size in bytes; zero for what is no value. */
	static long size(Object object) {
		if (object instanceof String string) {
			return ObjectLayout.string(isLatin1(string) ? string.length() : 2 * string.length());
		}
		if (object instanceof Integer || object instanceof Long) {
			return ObjectLayout.number((Number) object);
		}
		if (object.getClass() == BigDecimal.class) {
			BigDecimal decimal = (BigDecimal) object;
			return (decimal.precision() <= COMPACT) ? BIG : BIG + bigInteger(decimal.unscaledValue());
		}
		if (object.getClass() == BigInteger.class) {
			return bigInteger((BigInteger) object);
		}
		return FIXED.getOrDefault(object.getClass(), 0);
	}

	private static long bigInteger(BigInteger integer) {
		int ints = (integer.abs().bitLength() + Integer.SIZE - 1) / Integer.SIZE;
		return BIG + ((ARRAY_HEADER + (long) Integer.BYTES * ints + 7) & -8);
	}

	private static boolean isLatin1(String string) {
		for (int i = 0; i < string.length(); i++) {
			if (string.charAt(i) > 0xFF) {
				return false;
			}
		}
		return true;
	}

}
