package io.zexus.sample.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import io.zexus.pool.learning.Governor;
import io.zexus.pool.jackson.ZexusPoolModule;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** The module of Jackson 3. */
class GovernedDecodingTests extends GovernedDecodingContract {

	@Override
	<T> List<T> read(Governor governor, Class<T> type, InputStream table) throws IOException {
		CsvMapper mapper = CsvMapper.builder()
			.addModule(new ZexusPoolModule(governor))
			.enable(CsvReadFeature.EMPTY_STRING_AS_NULL)
			.build();
		try (MappingIterator<T> rows = mapper.readerFor(type)
			.with(CsvSchema.emptySchema().withHeader())
			.readValues(table)) {
			return rows.readAll();
		}
	}

}
