package io.zexus.sample.query;

import org.jspecify.annotations.Nullable;

/**
 * A word of an expression.
 *
 * @param type what it is
 * @param text how it was written
 * @param value what a string or a number stands for
 * @param column where it begins, from 1
 */
record Token(Type type, String text, @Nullable Object value, int column) {

	enum Type {

		NAME, STRING, NUMBER, COMPARISON, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COMMA, AND, OR, NOT, IN, NULL, END

	}

	@Override
	public String toString() {
		return (this.type == Type.END) ? "the end" : "'" + this.text + "'";
	}

}
