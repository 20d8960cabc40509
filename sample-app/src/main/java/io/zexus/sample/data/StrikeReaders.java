package io.zexus.sample.data;

import java.util.Collection;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * Reads strikes with Jackson, as any service would. That equal values become one instance
 * is up to the modules of the mappers, and to the annotations of {@link Strike}.
 * <p>
 * A line is a document of its own. A {@link tools.jackson.databind.MappingIterator} over
 * the whole stream would go on after a value that does not fit, but not after a quote or
 * brace that is never closed: that takes the good lines behind it along, and an endless
 * line has no record at which to go on.
 * <p>
 * This class is thread-safe.
 */
public final class StrikeReaders {

	private final ObjectReader json;

	private final ObjectReader csv;

	/**
	 * Creates readers.
	 * @param json the mapper for JSON
	 * @param modules the modules of the mapper for CSV
	 */
	public StrikeReaders(JsonMapper json, Collection<? extends JacksonModule> modules) {
		CsvMapper mapper = CsvMapper.builder()
			.addModules(modules)
			.enable(CsvReadFeature.EMPTY_STRING_AS_NULL)
			.enable(CsvReadFeature.FAIL_ON_MISSING_COLUMNS)
			.build();
		this.json = strict(json.readerFor(Strike.class)).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
		this.csv = strict(mapper.readerFor(Strike.class));
	}

	private static ObjectReader strict(ObjectReader reader) {
		return reader.with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.without(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
	}

	/** Returns a parser of the lines of one stream. */
	LineParser parser(StrikeFormat format) {
		return switch (format) {
			case CSV -> new CsvLineParser(this.csv);
			case NDJSON -> new JsonLineParser(this.json);
		};
	}

}
