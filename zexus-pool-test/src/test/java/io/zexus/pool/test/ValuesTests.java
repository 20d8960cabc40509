package io.zexus.pool.test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

import static org.assertj.core.api.Assertions.assertThat;

class ValuesTests {

	private static List<Object> values() {
		return List.of("", "shipped", "\u00e4", "\u0416", "x".repeat(1000), 1000, 1000L, (short) 1000, (byte) 1, 'x',
				true, 1.5f, 1.5, new UUID(1, 2), LocalDate.EPOCH, LocalTime.of(1, 2, 3, 4),
				LocalDateTime.of(2025, 1, 2, 3, 4, 5, 6), Instant.ofEpochSecond(1, 2), Duration.ofSeconds(1, 2),
				Period.of(1, 2, 3), Year.of(2025), YearMonth.of(2025, 1), MonthDay.of(1, 2), new BigDecimal("12.34"),
				new BigDecimal("1234567890123456789012.34"), new BigInteger("123"), BigInteger.TEN.pow(100));
	}

	/**
	 * The JVMs of our tests have compressed references. No parameters: to show a decimal
	 * makes it larger.
	 */
	@Test
	void sizeIsThatOfTheJvm() {
		assertThat(values()).allSatisfy(
				(value) -> assertThat(Values.size(value)).isEqualTo(GraphLayout.parseInstance(value).totalSize()));
	}

	@Test
	void otherObjectsAreNoValues() {
		assertThat(Values.size(new Object())).isZero();
		assertThat(Values.size(List.of())).isZero();
	}

}
