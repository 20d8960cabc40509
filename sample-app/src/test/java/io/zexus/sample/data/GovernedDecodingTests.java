package io.zexus.sample.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import io.zexus.pool.learning.Governor;
import io.zexus.pool.jackson.ZexusPoolModule;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** The module of Jackson 3. */
class GovernedDecodingTests extends GovernedDecodingContract {

	@Override
	<T> List<T> read(Governor governor, Class<T> type, InputStream table) throws IOException {
		ZexusPoolModule module = new ZexusPoolModule(governor);
		CsvMapper mapper = CsvMapper.builder().addModule(module).enable(CsvReadFeature.EMPTY_STRING_AS_NULL).build();
		ObjectReader reader = mapper.readerFor(type).with(CsvSchema.emptySchema().withHeader());
		try (MappingIterator<T> rows = reader.readValues(module.pooling(reader.createParser(table)))) {
			return rows.readAll();
		}
	}

}
