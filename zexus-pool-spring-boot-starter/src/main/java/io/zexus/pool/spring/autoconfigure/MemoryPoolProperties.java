package io.zexus.pool.spring.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.zexus.pool.LeakDetection;
import io.zexus.pool.PoolingMode;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the pools. A wrong value or an unknown key fails the start-up of the
 * application with a report of where it came from.
 *
 * @param enabled Whether to use pools. If not, there is a manager whose pools are all
 * off, and no endpoint, meter, thread or module.
 * @param intSize Most integers retained, besides -128 to 256, which always are. Zero
 * retains no others.
 * @param strSize Most strings retained. Zero pools no strings.
 * @param listSize Most lists retained of each size, 0 to 16. Zero pools no lists.
 * @param intEnabled Whether the integer pool is on at start.
 * @param strEnabled Whether the string pool is on at start.
 * @param listEnabled Whether the list pool is on at start.
 * @param maxStringLength Length of the longest string that is pooled, in characters.
 * @param leakDetection How hard the list pool looks for lists that are not released.
 * @param autoSize resizing of pools of values while running
 * @param metrics meters beside those of the pools
 * @param pressure clearing when memory is short
 * @param jackson pooling of decoded values
 * @param cache canonical values in caches
 * @param hibernate pooling of what Hibernate reads
 * @param kafka pooling of what Kafka's consumers read
 * @param mongodb pooling of what the driver of MongoDB reads
 */
@ConfigurationProperties(prefix = "zexus.pool", ignoreUnknownFields = false)
public record MemoryPoolProperties(@DefaultValue("true") boolean enabled, @DefaultValue("1000") int intSize,
		@DefaultValue("500") int strSize, @DefaultValue("100") int listSize, @DefaultValue("true") boolean intEnabled,
		@DefaultValue("true") boolean strEnabled, @DefaultValue("true") boolean listEnabled,
		@DefaultValue("64") int maxStringLength, @DefaultValue("off") LeakDetection leakDetection,
		@DefaultValue AutoSize autoSize, @DefaultValue Metrics metrics, @DefaultValue Pressure pressure,
		@DefaultValue Jackson jackson, @DefaultValue Cache cache, @DefaultValue Hibernate hibernate,
		@DefaultValue Kafka kafka, @DefaultValue Mongodb mongodb) implements InitializingBean {

	private static final int LARGEST_SIZE = 1 << 30;

	// The largest whose 17 sizes together are still counted by an int.
	private static final int LARGEST_LIST_SIZE = Integer.MAX_VALUE / 17;

	/**
	 * Checks the values. Not done while binding, where Boot would report neither the
	 * property nor its origin, nor by annotations, which are ignored when there is no
	 * validator on the class path.
	 * @throws InvalidConfigurationPropertyValueException when a value is wrong
	 */
	@Override
	public void afterPropertiesSet() {
		check("int-size", this.intSize, this.intSize >= 0 && this.intSize <= LARGEST_SIZE,
				"must be from 0 to " + LARGEST_SIZE);
		check("str-size", this.strSize, this.strSize >= 0 && this.strSize <= LARGEST_SIZE,
				"must be from 0 to " + LARGEST_SIZE);
		check("list-size", this.listSize, this.listSize >= 0 && this.listSize <= LARGEST_LIST_SIZE,
				"must be from 0 to " + LARGEST_LIST_SIZE);
		check("max-string-length", this.maxStringLength, this.maxStringLength >= 0, "must not be negative");
		check("hibernate.mode", this.hibernate.mode, this.hibernate.mode != PoolingMode.AUTO,
				"must be off, annotated or all");
		check("kafka.mode", this.kafka.mode, this.kafka.mode != PoolingMode.AUTO, "must be off, annotated or all");
		check("mongodb.mode", this.mongodb.mode,
				this.mongodb.mode == PoolingMode.OFF || this.mongodb.mode == PoolingMode.ALL, "must be off or all");
		this.autoSize.check();
		this.pressure.check();
	}

	/** Writes a mode as it is written in a file. */
	static String text(PoolingMode mode) {
		return mode.name().toLowerCase(Locale.ROOT);
	}

	/** Writes a duration as it is written in a file. */
	static String text(Duration duration) {
		return DurationStyle.SIMPLE.print(duration, unit(duration));
	}

	private static ChronoUnit unit(Duration duration) {
		return (duration.toMillisPart() != 0) ? ChronoUnit.MILLIS : ChronoUnit.SECONDS;
	}

	private static void check(String name, @Nullable Object value, boolean valid, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException("zexus.pool." + name, value, "It " + reason + ".");
		}
	}

	/**
	 * Which values decoded by Jackson are pooled.
	 *
	 * @param mode Which decoded values are pooled: none, those of annotated properties,
	 * those where it is found to pay, or all.
	 * @param neverPooled Words whose presence in the name of a property, in any case and
	 * style, keeps its values out of the pools unless it is annotated. Words of up to
	 * four letters must be whole words of the name. Replaces the defaults.
	 * @param neverPooledAlso Words beside those of never-pooled.
	 * @param observe Whether mode annotated samples values that are not annotated, to
	 * tell which of them repeat. They are not retained.
	 */
	public record Jackson(@DefaultValue("annotated") PoolingMode mode, @DefaultValue( {
			"password", "passwd", "passphrase", "pwd", "pin", "secret", "token", "jwt", "bearer", "authorization",
			"credential", "cookie", "sessionId", "apiKey", "privateKey", "ssn", "cardNumber", "cvv",
			"iban" }) List<String> neverPooled, @DefaultValue List<String> neverPooledAlso,
			@DefaultValue("true") boolean observe){

		/**
		 * Returns all words that keep a property out of the pools.
		 * @return those of {@link #neverPooled} and of {@link #neverPooledAlso}
		 */
		List<String> secretWords() {
			return Stream.concat(this.neverPooled.stream(), this.neverPooledAlso.stream()).toList();
		}
	}

	/**
	 * Which caches canonicalize their values.
	 *
	 * @param names Names of the caches whose values get pooled strings, numbers and dates
	 * on their way in, where they are annotated.
	 */
	public record Cache(@DefaultValue List<String> names) {
	}

	/**
	 * Which strings that Hibernate reads are pooled.
	 *
	 * @param mode Which strings that Hibernate reads are pooled: none, those of
	 * attributes with PooledStringJavaType, or all.
	 */
	public record Hibernate(@DefaultValue("annotated") PoolingMode mode) {
	}

	/**
	 * Which values that Kafka's consumers read are pooled.
	 *
	 * @param mode Which values that Kafka's consumers read are pooled: none, annotated
	 * ones in values made from JSON, or those and values that are strings.
	 */
	public record Kafka(@DefaultValue("off") PoolingMode mode) {
	}

	/**
	 * Which strings that the driver of MongoDB reads are pooled.
	 *
	 * @param mode Which strings that the driver of MongoDB reads are pooled: none or all.
	 */
	public record Mongodb(@DefaultValue("off") PoolingMode mode) {
	}

	/**
	 * Whether pools of values are resized while running.
	 *
	 * @param maxBytes Bytes that the pools of values may themselves take together when
	 * they are full, values not counted: within it they are resized to what hits most.
	 * Capacities stay as they are by default.
	 */
	public record AutoSize(@Nullable DataSize maxBytes) {

		private void check() {
			MemoryPoolProperties.check("auto-size.max-bytes", this.maxBytes,
					this.maxBytes == null || this.maxBytes.toBytes() > 0, "must be above 0B");
		}

	}

	/**
	 * Which meters there are beside those of the pools.
	 *
	 * @param cacheStyle Whether the pools also have the meters that caches have, for
	 * boards made for caches.
	 */
	public record Metrics(@DefaultValue("false") boolean cacheStyle) {
	}

	/**
	 * When the pools let go of what only they hold, because memory is short.
	 *
	 * @param enabled Whether to look at memory from time to time, and relieve the pools
	 * when it is short.
	 * @param interval Time between two looks.
	 * @param heapThreshold Share of the long-lived heap, 0 to 1, in use after its last
	 * collection above which the pools are relieved: once, until usage has fallen below.
	 * @param maxPooledObjects Number of objects that the pools may hold together; above
	 * it, they are cleared. Not limited by default.
	 * @param clearOnGc Whether to relieve the pools after every full collection.
	 */
	public record Pressure(@DefaultValue("true") boolean enabled, @DefaultValue("30s") Duration interval,
			@DefaultValue("0.90") double heapThreshold, @Nullable Long maxPooledObjects,
			@DefaultValue("false") boolean clearOnGc) {

		// A look takes a few microseconds.
		private static final Duration SHORTEST = Duration.ofMillis(1);

		private static final Duration LONGEST = Duration.ofDays(365);

		private void check() {
			MemoryPoolProperties.check("pressure.interval", this.interval,
					this.interval.compareTo(SHORTEST) >= 0 && this.interval.compareTo(LONGEST) <= 0,
					"must be from 1ms to 365d");
			MemoryPoolProperties.check("pressure.heap-threshold", this.heapThreshold,
					this.heapThreshold >= 0 && this.heapThreshold <= 1, "must be from 0 to 1");
			MemoryPoolProperties.check("pressure.max-pooled-objects", this.maxPooledObjects,
					this.maxPooledObjects == null || this.maxPooledObjects >= 0, "must not be negative");
		}

	}

}
