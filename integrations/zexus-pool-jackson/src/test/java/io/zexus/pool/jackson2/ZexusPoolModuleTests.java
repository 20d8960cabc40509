package io.zexus.pool.jackson2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.jackson.DecodingContract;
import io.zexus.pool.jackson.Documents;
import io.zexus.pool.jackson.Documents.Row;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

import static org.assertj.core.api.Assertions.assertThat;

/** The module of Jackson 2. */
class ZexusPoolModuleTests extends DecodingContract {

	@Override
	protected Class<?> unsupported() {
		return Documents.Unsupported2.class;
	}

	@Test
	void aModuleThatIsAddedTwicePoolsOnce() throws IOException {
		ZexusPoolModule module = new ZexusPoolModule(this.pools, PoolingMode.ALL);
		JsonMapper mapper = JsonMapper.builder(module.jsonFactory())
			.findAndAddModules()
			.addModule(module)
			.addModule(new ZexusPoolModule(this.pools, PoolingMode.ALL))
			.findAndAddModules()
			.build();
		assertThat(mapper.getRegisteredModuleIds()).filteredOn((id) -> id.toString().contains("zexus")).hasSize(1);
		mapper.readValue("[\"one\"]", String[].class);
		assertThat(this.pools.strPool().stats().misses()).isEqualTo(1);
	}

	@Test
	void tellsHowFarAMapperPools() {
		ZexusPoolModule module = new ZexusPoolModule(this.pools);
		JsonMapper mapper = JsonMapper.builder(module.jsonFactory()).addModule(module).build();
		assertThat(ZexusPoolModule.governorOf(mapper)).isSameAs(module.governor());
		assertThat(ZexusPoolModule.hasFactory(mapper)).isTrue();
		JsonMapper plain = JsonMapper.builder().build();
		assertThat(ZexusPoolModule.governorOf(plain)).isNull();
		assertThat(ZexusPoolModule.hasFactory(plain)).isFalse();
	}

	@Override
	protected Decoder decoder(@Nullable PoolingMode mode) {
		return decoder(this.pools, mode, (json) -> {
		});
	}

	static Decoder decoder(MemoryPoolManager pools, @Nullable PoolingMode mode, Consumer<JsonMapper.Builder> settings) {
		ZexusPoolModule module = new ZexusPoolModule(pools, (mode != null) ? mode : PoolingMode.OFF);
		JsonMapper.Builder json = (mode != null) ? JsonMapper.builder(module.jsonFactory()).addModule(module)
				: JsonMapper.builder();
		settings.accept(json.addModule(new Jdk8Module()));
		JsonMapper mapper = json.build();
		CsvMapper csvMapper = CsvMapper.builder().addModule(module).build();
		return new Decoder() {

			@Override
			public Object json(String document, Type type) {
				try {
					return mapper.readValue(document, mapper.constructType(type));
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}

			@Override
			public Object bytes(String document, Type type) {
				try {
					return mapper.readValue(document.getBytes(StandardCharsets.UTF_8), mapper.constructType(type));
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}

			@Override
			public List<Row> csv(String document) {
				ObjectReader reader = csvMapper.readerFor(Row.class).with(CsvSchema.emptySchema().withHeader());
				try (MappingIterator<Row> rows = reader.readValues(module.pooling(reader.createParser(document)))) {
					return rows.readAll();
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}

			@Override
			public String textInTree(String document, String pointer) {
				try {
					return mapper.readTree(document).at(pointer).textValue();
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}

			@Override
			public Object tree(String document) {
				try {
					return mapper.readTree(document);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}
		};
	}

}
