package io.zexus.pool.advisor.advice;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the advisor has to say, ready to be written in any format.
 *
 * @param dump what was read
 * @param totals of the whole heap
 * @param pools the sizes advised
 * @param places most wasted bytes first
 * @param classes those with places to pool, most saved bytes first
 * @param yaml the settings, empty when there is nothing to pool
 */
public record Report(Dump dump, Totals totals, List<PoolAdvice> pools, List<PlaceAdvice> places,
		List<ClassAdvice> classes, String yaml) {

	/**
	 * The dump.
	 *
	 * @param file its name
	 * @param bytes its size
	 * @param version of its format
	 * @param jdk the version of the JDK, null when the dump does not tell
	 * @param referenceBytes bytes of a reference in memory
	 * @param headerBytes bytes of an object's header
	 * @param damage why only a part was read, null when all was
	 */
	public record Dump(String file, long bytes, String version, @Nullable String jdk, int referenceBytes,
			int headerBytes, @Nullable String damage) {
	}

	/**
	 * Totals.
	 *
	 * @param heapBytes all objects
	 * @param objects their number
	 * @param strings strings
	 * @param stringBytes what they take, arrays included
	 * @param wastedBytes what copies of strings and other values take
	 * @param wastedStringBytes the part of it in strings
	 * @param deduplicationBytes what -XX:+UseStringDeduplication could take of that
	 * @param poolingBytes what pooling as advised takes
	 * @param poolCostBytes what these pools cost
	 * @param beyondDeduplicationBytes what pooling takes of what deduplication leaves
	 */
	public record Totals(long heapBytes, long objects, long strings, long stringBytes, long wastedBytes,
			long wastedStringBytes, long deduplicationBytes, long poolingBytes, long poolCostBytes,
			long beyondDeduplicationBytes) {
	}

	/**
	 * A pool.
	 *
	 * @param type of its values
	 * @param size the size advised
	 * @param savedBytes what it takes
	 * @param keptBySize what pools of other sizes would
	 */
	public record PoolAdvice(String type, long size, long savedBytes, Map<String, Long> keptBySize) {
	}

	/**
	 * A place.
	 *
	 * @param where the class and the field, and which part of what it holds
	 * @param type of the values
	 * @param references references to values
	 * @param objects values
	 * @param distinct values that differ
	 * @param topShare the share of the most frequent, from 0 to 1
	 * @param bytes what the values take
	 * @param wastedBytes what copies take of that
	 * @param keptBySize how much of it pools of these sizes would take
	 * @param verdict what may be done
	 * @param advice the same in words
	 * @param topValue how the most frequent begins, null unless asked for
	 */
	public record PlaceAdvice(String where, String type, long references, long objects, long distinct, double topShare,
			long bytes, long wastedBytes, Map<String, Long> keptBySize, Verdict verdict, String advice,
			@Nullable String topValue) {
	}

	/**
	 * A class with fields to pool.
	 *
	 * @param name its name
	 * @param instances its instances
	 * @param bytes what these take with the values in their fields
	 * @param pooledBytes the same with pooling as advised
	 */
	public record ClassAdvice(String name, long instances, long bytes, long pooledBytes) {
	}

}
