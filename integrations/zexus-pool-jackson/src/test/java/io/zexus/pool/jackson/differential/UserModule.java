package io.zexus.pool.jackson.differential;

/** Modules of users, which each line has its own text of. */
enum UserModule {

	/** Decodes trees in a way of its own. */
	TREES,

	/** Decodes strings in a way of its own. */
	STRINGS,

	/** Decodes anything untyped in a way of its own. */
	UNTYPED,

	/**
	 * Recognises Jackson's deserializers of lists of strings, and has them in capitals.
	 */
	LISTS,

	/** Recognises Jackson's deserializers of strings, untyped values and beans. */
	RECOGNISING,

	/** Has every map as a tree map. */
	TREE_MAPS,

	/** Decodes keys in a way of its own. */
	KEYS,

	/** Handles what is unknown or wrong. */
	HANDLER,

	/** Says by names, not by annotations, how to decode. */
	INTROSPECTOR

}
