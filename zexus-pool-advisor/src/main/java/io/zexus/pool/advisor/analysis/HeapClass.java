package io.zexus.pool.advisor.analysis;

import org.jspecify.annotations.Nullable;

/**
 * A class of the dump, with what is needed to read its instances.
 */
final class HeapClass {

	/** What instances of a class are to the analysis. */
	enum Role {

		/** One whose copies are counted. */
		VALUE,

		/** Part of a collection. */
		CONTAINER,

		/** One that holds others in its fields. */
		HOLDER

	}

	private static final int[] NONE = {};

	final int index;

	final String name;

	/** Of the JVM's own loader: nobody can annotate it. */
	final boolean jdk;

	Role role = Role.HOLDER;

	@Nullable ValueType value;

	/** Bytes of all fields, as dumped. */
	int dataLength;

	/** Where the references are among them. */
	int[] referenceOffsets = NONE;

	/** The number of the field that each is in. */
	int[] referenceFields = NONE;

	/** Where the numbers are that make the value, of values but strings. */
	int[] numberOffsets = NONE;

	/** Their sizes. */
	int[] numberSizes = NONE;

	/** Where a string refers to its array, -1 in no string. */
	int contentOffset = -1;

	/** Where a string says how its array is to be read, -1 before JDK 9. */
	int coderOffset = -1;

	/** Where a decimal has its digits, unless there are too many for a long. */
	int compactOffset = -1;

	/** Bytes of fields that are no references. */
	int numberBytes;

	long instances;

	HeapClass(int index, String name, boolean jdk) {
		this.index = index;
		this.name = name;
		this.jdk = jdk;
	}

	long size(ObjectLayout layout) {
		return layout.instance(this.numberBytes, this.referenceOffsets.length);
	}

}
