package io.zexus.pool.jackson.differential;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.zexus.pool.PoolingMode;
import io.zexus.pool.jackson.differential.Generated.Json;
import io.zexus.pool.jackson.differential.Tokens.Step;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the document and whatever is asked of the parser, the answers are the same.
 */
@Domain(Generated.class)
@Domain(DomainContext.Global.class)
class GeneratedDocumentsProperties {

	private static final Setup PLAIN = Setup.plain(Format.JSON);

	private static final Map<JacksonLine, Decoder> WITHOUT = new EnumMap<>(JacksonLine.class);

	/** One for all documents, so that what a document left behind is met by the next. */
	private static final Map<String, Decoder> WITH = new ConcurrentHashMap<>();

	private static final List<Class<?>> TYPES = List.of(Object.class, Decoder.Tree.class, Shapes.Row.class,
			Shapes.PooledRow.class, Shapes.Bean.class, Shapes.PooledBean.class, Shapes.Extensible.class,
			Polymorphic.Animal.class, Decoder.Buffer.class, String[].class, Shapes.Particular.class);

	private static Decoder without(JacksonLine line) {
		return WITHOUT.computeIfAbsent(line, (it) -> it.decoder(PLAIN));
	}

	private static Stream<Decoder> with(JacksonLine line) {
		return Stream
			.of(PLAIN.with(Door.FACTORY, PoolingMode.ALL), PLAIN.with(Door.FACTORY, PoolingMode.AUTO),
					PLAIN.with(Door.FACTORY, PoolingMode.ANNOTATED), PLAIN.with(Door.PARSER, PoolingMode.ALL))
			.map((setup) -> WITH.computeIfAbsent(line + " " + setup, (key) -> line.decoder(setup)));
	}

	@Property(tries = 600)
	void everyTypeIsDecodedTheSame(@ForAll JacksonLine line, @ForAll Json json, @ForAll Source source,
			@ForAll @IntRange(max = 10) int type) {
		String expected = Outcome.of(() -> without(line).read(source, json.bytes(), TYPES.get(type)));
		with(line)
			.forEach((decoder) -> assertThat(Outcome.of(() -> decoder.read(source, json.bytes(), TYPES.get(type))))
				.as(decoder.toString())
				.isEqualTo(expected));
	}

	@Property(tries = 1000)
	void everyProgramOnAParserSeesTheSame(@ForAll JacksonLine line, @ForAll Json json, @ForAll Source source,
			@ForAll @Size(min = 1, max = 60) List<Step> program) {
		String expected = run(without(line), source, json.bytes(), program);
		with(line).forEach((decoder) -> assertThat(run(decoder, source, json.bytes(), program)).as(decoder.toString())
			.isEqualTo(expected));
	}

	@Property(tries = 1000)
	void everyPieceOfInputIsReadTheSame(@ForAll JacksonLine line, @ForAll Json json,
			@ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 100) Integer> sizes,
			@ForAll @Size(min = 1, max = 3) List<Step> steps) {
		int[] pieces = sizes.stream().mapToInt(Integer::intValue).toArray();
		String expected = walk(without(line), pieces, json.bytes(), steps);
		with(line).forEach((decoder) -> assertThat(walk(decoder, pieces, json.bytes(), steps)).as(decoder.toString())
			.isEqualTo(expected));
	}

	private static String run(Decoder decoder, Source source, byte[] document, List<Step> program) {
		StringBuilder seen = new StringBuilder();
		String end = Outcome.of(() -> {
			Tokens tokens = decoder.tokens(source, document);
			for (Step step : program) {
				// Half of the steps go on, or programs would hang about where they began
				seen.append(tokens.perform(Step.NEXT_TOKEN)).append('\n');
				seen.append(step).append(' ').append(outcome(tokens, step)).append('\n');
			}
			tokens.close();
			return null;
		});
		return seen + end;
	}

	/** What is refused of a token that is whole leaves the parser where it is. */
	private static String outcome(Tokens tokens, Step step) throws Exception {
		return switch (step) {
			case INT, LONG, DOUBLE, DECIMAL, BIG_INTEGER, BOOLEAN, NUMBER, NUMBER_EXACT, NUMBER_DEFERRED, NUMBER_TYPE ->
				Outcome.of(() -> tokens.perform(step));
			default -> tokens.perform(step);
		};
	}

	/** All tokens, doing the same with each, and where they are. */
	private static String walk(Decoder decoder, int[] pieces, byte[] document, List<Step> steps) {
		StringBuilder seen = new StringBuilder();
		String end = Outcome.of(() -> {
			Tokens tokens = decoder.tokens(pieces, document);
			for (int i = 0; i < 500; i++) {
				String next = tokens.perform(Step.NEXT_TOKEN);
				seen.append(next).append(tokens.perform(Step.TOKEN_LOCATION));
				for (Step step : steps) {
					seen.append(outcome(tokens, step));
				}
				if (next.endsWith("VALUE_STRING")) {
					// What was given out once is there still, as a string and as
					// characters
					for (Step step : List.of(Step.STRING, Step.LENGTH, Step.CHARACTERS, Step.STRING)) {
						seen.append(outcome(tokens, step));
					}
				}
				seen.append(tokens.perform(Step.LOCATION)).append('\n');
				if (next.endsWith("at null")) {
					break;
				}
			}
			tokens.close();
			return null;
		});
		return seen + end;
	}

}
