package io.zexus.pool.jackson.differential;

/** How a mapper was told of the pools. */
enum Door {

	/** Not at all. */
	NONE,

	/** By the module. */
	MODULE,

	/** By the module and its factory. */
	FACTORY,

	/** By the module, which wraps the parsers of the mapper's own factory. */
	PARSER

}
