package io.zexus.pool.learning;

/**
 * Where values stand in documents, or of which class a property is that is annotated.
 *
 * @param enclosing the name that the object with them stands below, empty at the top; or
 * the class
 * @param name their name in that object
 * @param column their place in an array in an array, or {@link #ALL}, or
 * {@link #ANNOTATED}
 * @param numbers whether they are numbers, not strings
 */
record Path(String enclosing, String name, int column, boolean numbers) {

	/** Stands for names that have no path of their own. */
	static final String ANY = "*";

	/** Values of the name and of its array. */
	static final int ALL = -1;

	/** Values of an annotated property. */
	static final int ANNOTATED = -2;

	Path ofNumbers() {
		return new Path(this.enclosing, this.name, this.column, true);
	}

	Path ofColumn(int column) {
		return new Path(this.enclosing, this.name, column, this.numbers);
	}

}
