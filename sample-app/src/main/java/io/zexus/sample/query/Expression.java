package io.zexus.sample.query;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The tree of an expression.
 */
sealed interface Expression {

	/**
	 * A field against a value.
	 */
	record Comparison(Field field, Opcode operator, @Nullable Object value) implements Expression {
	}

	/**
	 * A field against the values of a list.
	 */
	record Membership(Field field, ListLiteral list) implements Expression {
	}

	/**
	 * Both.
	 */
	record And(Expression left, Expression right) implements Expression {
	}

	/**
	 * Either.
	 */
	record Or(Expression left, Expression right) implements Expression {
	}

	/**
	 * The opposite.
	 */
	record Not(Expression operand) implements Expression {
	}

	/**
	 * A list as written.
	 */
	record ListLiteral(List<Object> elements) {
	}

}
