package io.zexus.sample.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.zexus.sample.query.Token.Type;
import org.jspecify.annotations.Nullable;

/**
 * Splits an expression into tokens.
 */
final class Lexer {

	private final String source;

	private int position;

	private Lexer(String source) {
		this.source = source;
	}

	/**
	 * Returns the tokens of an expression, the last of type {@link Type#END}.
	 * @param source the expression
	 * @return the tokens
	 * @throws QueryException when a character begins no token
	 */
	static List<Token> tokens(String source) {
		Lexer lexer = new Lexer(source);
		List<Token> tokens = new ArrayList<>();
		do {
			tokens.add(lexer.next());
		}
		while (tokens.get(tokens.size() - 1).type() != Type.END);
		return tokens;
	}

	private Token next() {
		while (this.position < this.source.length() && Character.isWhitespace(peek())) {
			this.position++;
		}
		int start = this.position;
		if (start == this.source.length()) {
			return new Token(Type.END, "", null, start + 1);
		}
		char c = this.source.charAt(this.position++);
		return switch (c) {
			case '(' -> token(Type.OPEN, null, start);
			case ')' -> token(Type.CLOSE, null, start);
			case '[' -> token(Type.OPEN_LIST, null, start);
			case ']' -> token(Type.CLOSE_LIST, null, start);
			case ',' -> token(Type.COMMA, null, start);
			case '=' -> token(Type.COMPARISON, null, start);
			case '<', '>' -> comparison(start);
			case '!' -> notEqual(start);
			case '"' -> string(start);
			default -> word(c, start);
		};
	}

	private Token comparison(int start) {
		if (peek() == '=') {
			this.position++;
		}
		return token(Type.COMPARISON, null, start);
	}

	private Token notEqual(int start) {
		if (peek() != '=') {
			throw new QueryException("'!='", "'!'", start + 1);
		}
		return comparison(start);
	}

	private Token string(int start) {
		StringBuilder value = new StringBuilder();
		while (this.position < this.source.length()) {
			char c = this.source.charAt(this.position++);
			if (c == '"') {
				return token(Type.STRING, value.toString(), start);
			}
			value.append((c == '\\') ? escaped() : c);
		}
		throw new QueryException("'\"' to end the string of column " + (start + 1), "the end", this.position + 1);
	}

	private char escaped() {
		int column = this.position + 1;
		char c = peek();
		this.position++;
		return switch (c) {
			case '"', '\\', '/' -> c;
			case 'n' -> '\n';
			case 't' -> '\t';
			case 'u' -> unicode(column);
			default -> throw new QueryException("one of \" \\ / n t u after '\\'", found(c), column);
		};
	}

	private char unicode(int column) {
		int code = 0;
		for (int i = 0; i < 4; i++) {
			int digit = Character.digit(peek(), 16);
			if (digit < 0) {
				throw new QueryException("four hexadecimal digits after '\\u'", found(peek()), column + 1 + i);
			}
			code = code * 16 + digit;
			this.position++;
		}
		return (char) code;
	}

	private Token word(char first, int start) {
		if (first == '-' || Character.isDigit(first)) {
			return number(start);
		}
		if (!Character.isLetter(first)) {
			throw new QueryException("a field, an operator, a string or a number", found(first), start + 1);
		}
		while (Character.isLetterOrDigit(peek())) {
			this.position++;
		}
		return token(switch (this.source.substring(start, this.position).toLowerCase(Locale.ROOT)) {
			case "and" -> Type.AND;
			case "or" -> Type.OR;
			case "not" -> Type.NOT;
			case "in" -> Type.IN;
			case "null" -> Type.NULL;
			default -> Type.NAME;
		}, null, start);
	}

	private Token number(int start) {
		while (Character.isLetterOrDigit(peek()) || peek() == '.') {
			this.position++;
		}
		String text = this.source.substring(start, this.position);
		try {
			return token(Type.NUMBER, Integer.valueOf(text), start);
		}
		catch (NumberFormatException ex) {
			throw new QueryException("a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE,
					"'" + text + "'", start + 1);
		}
	}

	private Token token(Type type, @Nullable Object value, int start) {
		return new Token(type, this.source.substring(start, this.position), value, start + 1);
	}

	/**
	 * Returns the next character, or one that is no part of any token at the end.
	 */
	private char peek() {
		return (this.position < this.source.length()) ? this.source.charAt(this.position) : '\0';
	}

	private static String found(char c) {
		return (c == '\0') ? "the end" : "'" + c + "'";
	}

}
