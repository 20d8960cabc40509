package io.zexus.pool.advisor.hprof;

import java.io.IOException;

/**
 * What is told of a dump, in its order. Whatever is not read of an array is skipped.
 */
public interface HprofVisitor {

	/**
	 * A name.
	 * @param id its id
	 * @param name the text, cut after 4096 bytes
	 */
	default void name(long id, String name) {
	}

	/**
	 * The name of a class.
	 * @param classId the class
	 * @param nameId its name, with slashes
	 */
	default void className(long classId, long nameId) {
	}

	/**
	 * A class.
	 * @param dump what is said of it
	 */
	default void classDump(ClassDump dump) {
	}

	/**
	 * An instance.
	 * @param id its id
	 * @param classId its class
	 * @param data its fields
	 */
	default void instance(long id, long classId, InstanceData data) {
	}

	/**
	 * An array of references.
	 * @param id its id
	 * @param classId its class
	 * @param length the number of elements
	 * @param elements gives the id of each
	 * @throws IOException when reading fails
	 */
	default void objectArray(long id, long classId, int length, HprofInput elements) throws IOException {
	}

	/**
	 * An array of numbers.
	 * @param id its id
	 * @param type the {@link BasicType} of its elements
	 * @param length the number of elements
	 * @param content gives the bytes
	 * @throws IOException when reading fails
	 */
	default void primitiveArray(long id, int type, int length, HprofInput content) throws IOException {
	}

	/**
	 * Tells another visitor too, of whatever is in the heap.
	 * @param other the other, which is told second; at most one of both reads what is in
	 * an array
	 * @return both
	 */
	default HprofVisitor and(HprofVisitor other) {
		HprofVisitor self = this;
		return new HprofVisitor() {

			@Override
			public void instance(long id, long classId, InstanceData data) {
				self.instance(id, classId, data);
				other.instance(id, classId, data);
			}

			@Override
			public void objectArray(long id, long classId, int length, HprofInput elements) throws IOException {
				self.objectArray(id, classId, length, elements);
				other.objectArray(id, classId, length, elements);
			}

			@Override
			public void primitiveArray(long id, int type, int length, HprofInput content) throws IOException {
				self.primitiveArray(id, type, length, content);
				other.primitiveArray(id, type, length, content);
			}

		};
	}

}
