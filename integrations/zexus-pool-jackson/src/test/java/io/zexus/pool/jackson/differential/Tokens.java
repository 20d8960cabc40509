package io.zexus.pool.jackson.differential;

/** A parser of either line. */
interface Tokens {

	/** Does something, and returns all that can be seen of it. */
	String perform(Step step) throws Exception;

	void close() throws Exception;

	/** Methods of a parser. */
	enum Step {

		NEXT_TOKEN, NEXT_VALUE, NEXT_NAME, NEXT_NAME_IF, NEXT_STRING, NEXT_INT, NEXT_LONG, NEXT_BOOLEAN, STRING,
		STRING_TO_WRITER, CHARACTERS, LENGTH, VALUE_AS_STRING, VALUE_AS_STRING_OR, VALUE_AS_INT, VALUE_AS_LONG,
		VALUE_AS_DOUBLE, VALUE_AS_BOOLEAN, NUMBER, NUMBER_EXACT, NUMBER_DEFERRED, NUMBER_TYPE, INT, LONG, DOUBLE,
		DECIMAL, BIG_INTEGER, BOOLEAN, BINARY, READ_BINARY, SKIP_CHILDREN, FINISH, LOCATION, TOKEN_LOCATION, NAME, PATH,
		EMBEDDED, RELEASE, CLEAR, TREE, UNTYPED, ROW, CLOSE

	}

}
