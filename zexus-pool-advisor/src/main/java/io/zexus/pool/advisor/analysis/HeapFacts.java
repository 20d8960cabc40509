package io.zexus.pool.advisor.analysis;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a dump shows of equal values.
 *
 * @param objects objects and classes in it
 * @param bytes what they take, classes about
 * @param layout how the JVM laid them out
 * @param jdk the version of its JDK, null when the dump does not tell
 * @param values what there is of each type, wherever
 * @param places what there is at each place
 * @param classes those that declare one of these
 * @param selected what there is at the places selected, for each type
 */
public record HeapFacts(long objects, long bytes, ObjectLayout layout, @Nullable String jdk, List<Usage> values,
		List<PlaceFacts> places, List<ClassFacts> classes, List<Usage> selected) {

	/**
	 * A place.
	 *
	 * @param place where
	 * @param usage what there is
	 * @param selected whether it has been selected
	 * @param topValue how the most frequent value begins, null unless asked for
	 */
	public record PlaceFacts(Place place, Usage usage, boolean selected, @Nullable String topValue) {
	}

	/**
	 * A class.
	 *
	 * @param name its name
	 * @param instances instances of just this class
	 * @param bytes what they take, without what they refer to
	 */
	public record ClassFacts(String name, long instances, long bytes) {
	}

}
