/**
 * A small expression language over strikes: lexer, parser, compiler and stack machine.
 */
@NullMarked
package io.zexus.sample.query;

import org.jspecify.annotations.NullMarked;
