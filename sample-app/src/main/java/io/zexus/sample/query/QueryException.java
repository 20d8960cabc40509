package io.zexus.sample.query;

/**
 * An expression is wrong: says what was expected, and where.
 */
public final class QueryException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String expected;

	private final int column;

	QueryException(String expected, String found, int column) {
		super("Expected " + expected + " at column " + column + ", found " + found);
		this.expected = expected;
		this.column = column;
	}

	/**
	 * Returns what would have been right.
	 * @return a phrase
	 */
	public String expected() {
		return this.expected;
	}

	/**
	 * Returns the column of what was found instead.
	 * @return the column, from 1
	 */
	public int column() {
		return this.column;
	}

}
