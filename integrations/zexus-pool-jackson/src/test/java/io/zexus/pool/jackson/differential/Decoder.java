package io.zexus.pool.jackson.differential;

import java.lang.reflect.Type;

/** A mapper of either line. */
interface Decoder {

	/** The type of trees, which each line has its own of. */
	interface Tree {

	}

	/** The type of buffered tokens, which each line has its own of. */
	interface Buffer {

	}

	/** Decodes by the methods of the mapper that take a source where there are such. */
	Object read(Source source, byte[] document, Type type) throws Exception;

	/** Decodes from a parser, which the module wraps if that is the door. */
	Object parse(Source source, byte[] document, Type type) throws Exception;

	/** Decodes into an object that exists. */
	Object update(byte[] document, Object target) throws Exception;

	/** Converts one object to another, by way of tokens. */
	Object convert(Object value, Type type) throws Exception;

	/** Encodes. */
	byte[] write(Object value) throws Exception;

	/** Returns a parser. */
	Tokens tokens(Source source, byte[] document) throws Exception;

	/** Returns a parser of input that comes in pieces of so many bytes, by turns. */
	Tokens tokens(int[] pieces, byte[] document) throws Exception;

}
