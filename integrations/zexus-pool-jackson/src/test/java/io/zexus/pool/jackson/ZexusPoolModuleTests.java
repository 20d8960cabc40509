package io.zexus.pool.jackson;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pooled;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.jackson.Documents.Row;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.StringCanonicalizingConverter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

import static org.assertj.core.api.Assertions.assertThat;

/** The module of Jackson 3. */
class ZexusPoolModuleTests extends DecodingContract {

	@Override
	protected Class<?> unsupported() {
		return Documents.Unsupported.class;
	}

	@Test
	void aModuleThatIsAddedTwicePoolsOnce() {
		ZexusPoolModule module = new ZexusPoolModule(this.pools, PoolingMode.ALL);
		JsonMapper mapper = JsonMapper.builder(module.jsonFactory())
			.findAndAddModules()
			.addModule(module)
			.addModule(new ZexusPoolModule(this.pools, PoolingMode.ALL))
			.findAndAddModules()
			.build();
		assertThat(mapper.registeredModules()).filteredOn(ZexusPoolModule.class::isInstance).hasSize(1);
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

	/** What Jackson canonicalizes by this converter counts as annotated. */
	@Test
	void takesJacksonsConverterForTheAnnotation() {
		ZexusPoolModule module = new ZexusPoolModule(this.pools, PoolingMode.ANNOTATED);
		for (JsonMapper mapper : List.of(JsonMapper.builder(module.jsonFactory()).addModule(module).build(),
				JsonMapper.builder().addModule(module).build())) {
			Canonicalized value = mapper.readValue("""
					{"password": "a value", "list": ["a value"], "map": {"k": "a value"}, "keptOut": "a value"}""",
					Canonicalized.class);
			String pooled = this.pools.getStr(new String("a value"));
			assertThat(value.password).isEqualTo("a value").isSameAs(pooled);
			assertThat(value.list.get(0)).isSameAs(pooled);
			assertThat(value.map.get("k")).isSameAs(pooled);
			assertThat(value.keptOut).isEqualTo("a value").isNotSameAs(pooled);
		}
	}

	record Canonicalized(@JsonDeserialize(converter = StringCanonicalizingConverter.class) String password,
			@JsonDeserialize(contentConverter = StringCanonicalizingConverter.class) List<String> list,
			@JsonDeserialize(contentConverter = StringCanonicalizingConverter.class) Map<String, String> map,
			@Pooled(false) @JsonDeserialize(converter = StringCanonicalizingConverter.class) String keptOut) {
	}

	static Decoder decoder(MemoryPoolManager pools, @Nullable PoolingMode mode, Consumer<JsonMapper.Builder> settings) {
		ZexusPoolModule module = new ZexusPoolModule(pools, (mode != null) ? mode : PoolingMode.OFF);
		JsonMapper.Builder json = (mode != null) ? JsonMapper.builder(module.jsonFactory()).addModule(module)
				: JsonMapper.builder();
		settings.accept(json);
		JsonMapper mapper = json.build();
		CsvMapper csvMapper = CsvMapper.builder().addModule(module).build();
		return new Decoder() {

			@Override
			public Object json(String document, Type type) {
				return mapper.readValue(document, mapper.constructType(type));
			}

			@Override
			public Object bytes(String document, Type type) {
				return mapper.readValue(document.getBytes(StandardCharsets.UTF_8), mapper.constructType(type));
			}

			@Override
			public List<Row> csv(String document) {
				ObjectReader reader = csvMapper.readerFor(Row.class).with(CsvSchema.emptySchema().withHeader());
				try (MappingIterator<Row> rows = reader.readValues(module.pooling(reader.createParser(document)))) {
					return rows.readAll();
				}
			}

			@Override
			public String textInTree(String document, String pointer) {
				return mapper.readTree(document).at(pointer).stringValue();
			}

			@Override
			public Object tree(String document) {
				return mapper.readTree(document);
			}
		};
	}

}
