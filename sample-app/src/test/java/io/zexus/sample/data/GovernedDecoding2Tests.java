package io.zexus.sample.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import io.zexus.pool.learning.Governor;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.zexus.pool.jackson2.ZexusPoolModule;

/** The module of Jackson 2. */
class GovernedDecoding2Tests extends GovernedDecodingContract {

	@Override
	<T> List<T> read(Governor governor, Class<T> type, InputStream table) throws IOException {
		ZexusPoolModule module = new ZexusPoolModule(governor);
		CsvMapper mapper = CsvMapper.builder().addModule(module).enable(CsvParser.Feature.EMPTY_STRING_AS_NULL).build();
		ObjectReader reader = mapper.readerFor(type).with(CsvSchema.emptySchema().withHeader());
		try (MappingIterator<T> rows = reader.readValues(module.pooling(reader.createParser(table)))) {
			return rows.readAll();
		}
	}

}
