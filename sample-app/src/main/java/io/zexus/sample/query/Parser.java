package io.zexus.sample.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.zexus.sample.query.Expression.And;
import io.zexus.sample.query.Expression.Comparison;
import io.zexus.sample.query.Expression.ListLiteral;
import io.zexus.sample.query.Expression.Membership;
import io.zexus.sample.query.Expression.Not;
import io.zexus.sample.query.Expression.Or;
import io.zexus.sample.query.Token.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expression by recursive descent, one method for each rule:
 *
 * <pre>
 * or         = and { "or" and }
 * and        = not { "and" not }
 * not        = "not" not | "(" or ")" | condition
 * condition  = field ( comparison ( value | "null" ) | [ "not" ] "in" list )
 * comparison = "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;="
 * list       = "[" value { "," value } "]"
 * value      = string | whole number, as the field is of text or numbers
 * </pre>
 */
final class Parser {

	// Each level is a few stack frames, here and in the compiler.
	private static final int MAX_DEPTH = 100;

	private static final String CONDITION = "a field, 'not' or '('";

	private final List<Token> tokens;

	private int position;

	private int depth;

	private Parser(List<Token> tokens) {
		this.tokens = tokens;
	}

	/**
	 * Returns the tree of an expression.
	 * @param source the expression
	 * @return its tree
	 * @throws QueryException when it is wrong
	 */
	static Expression parse(String source) {
		Parser parser = new Parser(Lexer.tokens(source));
		Expression expression = parser.or();
		parser.expect(Type.END, "'and', 'or' or the end");
		return expression;
	}

	private Expression or() {
		Expression left = and();
		while (accept(Type.OR)) {
			left = new Or(left, and());
		}
		return left;
	}

	private Expression and() {
		Expression left = not();
		while (accept(Type.AND)) {
			left = new And(left, not());
		}
		return left;
	}

	private Expression not() {
		if (this.depth++ == MAX_DEPTH) {
			throw unexpected("at most " + MAX_DEPTH + " levels of nesting");
		}
		try {
			if (accept(Type.NOT)) {
				return new Not(not());
			}
			if (accept(Type.OPEN)) {
				Expression inner = or();
				expect(Type.CLOSE, "'and', 'or' or ')'");
				return inner;
			}
			return condition();
		}
		finally {
			this.depth--;
		}
	}

	private Expression condition() {
		Field field = field();
		if (accept(Type.IN)) {
			return new Membership(field, list(field));
		}
		if (accept(Type.NOT)) {
			expect(Type.IN, "'in'");
			return new Not(new Membership(field, list(field)));
		}
		Opcode operator = operator(expect(Type.COMPARISON, "one of = != < <= > >= in"));
		boolean orders = operator != Opcode.EQ && operator != Opcode.NE;
		if (!orders && accept(Type.NULL)) {
			return new Comparison(field, operator, null);
		}
		return new Comparison(field, operator, value(field, orders ? "" : " or null"));
	}

	private Field field() {
		Token token = expect(Type.NAME, CONDITION);
		Field field = Field.of(token.text());
		if (field == null) {
			throw new QueryException("one of the fields " + Field.names(), token.toString(), token.column());
		}
		return field;
	}

	private static Opcode operator(Token token) {
		return switch (token.text()) {
			case "=" -> Opcode.EQ;
			case "!=" -> Opcode.NE;
			case "<" -> Opcode.LT;
			case "<=" -> Opcode.LE;
			case ">" -> Opcode.GT;
			default -> Opcode.GE;
		};
	}

	private ListLiteral list(Field field) {
		expect(Type.OPEN_LIST, "'['");
		List<Object> elements = new ArrayList<>();
		do {
			elements.add(value(field, ""));
		}
		while (accept(Type.COMMA));
		expect(Type.CLOSE_LIST, "',' or ']'");
		return new ListLiteral(List.copyOf(elements));
	}

	private Object value(Field field, String alternative) {
		boolean text = field.type() == String.class;
		Token token = expect(text ? Type.STRING : Type.NUMBER,
				(text ? "a string in double quotes" : "a whole number") + alternative + " for " + field);
		return Objects.requireNonNull(token.value());
	}

	private boolean accept(Type type) {
		boolean accepted = peek().type() == type;
		if (accepted) {
			this.position++;
		}
		return accepted;
	}

	private Token expect(Type type, String expected) {
		Token token = peek();
		if (!accept(type)) {
			throw unexpected(expected);
		}
		return token;
	}

	private QueryException unexpected(String expected) {
		Token token = peek();
		return new QueryException(expected, token.toString(), token.column());
	}

	private Token peek() {
		// The last token is the end, and nothing accepts more than one of those.
		return this.tokens.get(Math.min(this.position, this.tokens.size() - 1));
	}

}
