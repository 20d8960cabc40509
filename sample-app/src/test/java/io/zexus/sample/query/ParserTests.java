package io.zexus.sample.query;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Lexer} and {@link Parser}.
 */
class ParserTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			originState                         | 12 | one of = != < <= > >= in
			originState =                       | 14 | a string in double quotes or null for originState
			originState = 5                     | 15 | a string in double quotes or null for originState
			originState < null                  | 15 | a string in double quotes for originState
			costTotal > "5"                     | 13 | a whole number for costTotal
			costTotal = 5.5                     | 13 | a whole number from -2147483648 to 2147483647
			costTotal = 2147483648              | 13 | a whole number from
			costTotal = -                       | 13 | a whole number from
			costTotal = 12x                     | 13 | a whole number from
			state = "Texas"                     | 1  | one of the fields airportName,
			= 5                                 | 1  | a field, 'not' or '('
			costTotal = 5 and                   | 18 | a field, 'not' or '('
			costTotal = 5 costOther = 5         | 15 | 'and', 'or' or the end
			costTotal = 5)                      | 14 | 'and', 'or' or the end
			(costTotal = 5                      | 15 | 'and', 'or' or ')'
			costTotal in 5                      | 14 | '['
			costTotal in []                     | 15 | a whole number for costTotal
			costTotal in [5                     | 16 | ',' or ']'
			costTotal in [5, null]              | 18 | a whole number for costTotal
			costTotal not 5                     | 15 | 'in'
			costTotal ! 5                       | 11 | '!='
			costTotal == 5                      | 12 | a whole number or null for costTotal
			originState = "Texas                | 21 | '"' to end the string of column 15
			originState = "a\\q"                | 18 | one of " \\ / n t u after '\\'
			originState = "\\u12g4"             | 20 | four hexadecimal digits
			originState = "\\                   | 17 | one of " \\ / n t u after '\\'
			originState ; 5                     | 13 | a field, an operator, a string or a number
			""")
	void wrongExpressionSaysWhatWasExpectedAndWhere(String source, int column, String expected) {
		assertThatExceptionOfType(QueryException.class).isThrownBy(() -> Parser.parse(source)).satisfies((ex) -> {
			assertThat(ex.expected()).contains(expected);
			assertThat(ex.column()).isEqualTo(column);
			assertThat(ex.getMessage()).contains(ex.expected()).contains("at column " + column);
		});
	}

	@Test
	void emptyExpressionIsWrong() {
		assertThatExceptionOfType(QueryException.class).isThrownBy(() -> Parser.parse(" "))
			.withMessage("Expected a field, 'not' or '(' at column 2, found the end");
	}

	@Test
	void andBindsStrongerThanOrAndNotStrongest() {
		assertThat(Parser.parse("not speed=1 and speed=2 or speed=3 and speed=4"))
			.isEqualTo(Parser.parse("((not (speed = 1)) and (speed = 2)) or ((speed = 3) and (speed = 4))"));
	}

	@Test
	void wordsOfTheLanguageMayBeInCapitalsAndSpacesAreFree() {
		assertThat(Parser.parse("NOT speed IN[1,2]\n AND\tspeed=NULL"))
			.isEqualTo(Parser.parse("not speed in [1, 2] and speed = null"));
		assertThat(Parser.parse("speed not in [1]")).isEqualTo(Parser.parse("not speed in [1]"));
	}

	@Test
	void stringsHaveEscapes() {
		assertThat(Parser.parse("operator = \"\\\"\\\\\\/\\n\\t\\u00fc\""))
			.isEqualTo(new Expression.Comparison(Field.OPERATOR, Opcode.EQ, "\"\\/\n\t\u00fc"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", "not " })
	void nestingIsBounded(String opening) {
		assertThatExceptionOfType(QueryException.class).isThrownBy(() -> Parser.parse(opening.repeat(100_000)))
			.withMessageContaining("at most 100 levels of nesting");
		String closing = opening.equals("(") ? ")" : "";
		assertThat(Parser.parse(opening.repeat(99) + "speed = 1" + closing.repeat(99))).isNotNull();
	}

	@Test
	void anyTextIsAnExpressionOrWrongAtOneOfItsColumns() {
		Random random = new Random(7);
		String[] words = { "speed", "originState", "=", "!=", "<", "in", "[", "]", ",", "(", ")", "and", "or", "not",
				"null", "5", "\"a\"", "\"", "\\", "!", "-", "\u00fc", " ", "\0" };
		for (int i = 0; i < 20_000; i++) {
			StringBuilder source = new StringBuilder();
			for (int length = random.nextInt(10); length >= 0; length--) {
				source.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
			}
			try {
				Parser.parse(source.toString());
			}
			catch (QueryException ex) {
				assertThat(ex.column()).as(source.toString()).isBetween(1, source.length() + 1);
			}
		}
	}

}
