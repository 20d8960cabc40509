package io.zexus.sample.data;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Reads CSV. Columns are those of {@link Strike} in its order, unless a first line names
 * others, by the names of its components or by those in the FAA's file. Empty cells are
 * null. A quoted cell ends on the line it begins on.
 */
final class CsvLineParser implements LineParser {

	private static final List<String> COLUMNS = Stream.of(Strike.class.getRecordComponents())
		.map(RecordComponent::getName)
		.toList();

	private static final Set<String> KNOWN = Stream.of(Strike.class.getRecordComponents())
		.flatMap((component) -> Stream.concat(Stream.of(component.getName()),
				Stream.of(component.getAccessor().getAnnotation(JsonAlias.class).value())))
		.collect(Collectors.toUnmodifiableSet());

	private ObjectReader reader;

	private boolean first = true;

	CsvLineParser(ObjectReader reader) {
		this.reader = reader.with(schema(COLUMNS));
	}

	@Override
	public @Nullable Strike parse(byte[] bytes, int length) throws BadLineException {
		if (this.first) {
			this.first = false;
			List<String> names = namesIn(bytes, length);
			if (!Collections.disjoint(names, KNOWN)) {
				this.reader = this.reader.with(schema(names));
				return null;
			}
		}
		return this.reader.readValue(bytes, 0, length);
	}

	private List<String> namesIn(byte[] bytes, int length) {
		String[] names = this.reader.with(CsvSchema.emptySchema()).forType(String[].class).readValue(bytes, 0, length);
		return Arrays.stream(names).map((name) -> (name != null) ? name.trim() : "").toList();
	}

	private static CsvSchema schema(List<String> columns) {
		CsvSchema.Builder schema = CsvSchema.builder();
		columns.forEach(schema::addColumn);
		return schema.build();
	}

}
