package io.zexus.pool.jackson.differential;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.zexus.pool.jackson.ZexusPoolModule;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TSFBuilder;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.core.async.ByteBufferFeeder;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.util.JacksonFeature;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.InjectableValues;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.ConfigFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.databind.util.TokenBuffer;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.smile.SmileMapper;
import tools.jackson.dataformat.xml.XmlMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A mapper of Jackson 3. */
final class Jackson3 implements Decoder {

	private static final ObjectMapper BINARY = new CBORMapper();

	private final Setup setup;

	private final ZexusPoolModule module;

	private final ObjectMapper mapper;

	Jackson3(Setup setup) {
		this.setup = setup;
		this.module = ZexusPoolModule.builder(setup.pools()).mode(setup.mode()).build();
		MapperBuilder<?, ?> builder = builder();
		builder.injectableValues(new InjectableValues.Std().addValue("injected", "an injected value"));
		builder.addMixIn(Shapes.MixedInto.class, Shapes.MixIn.class);
		setup.settings().stream().filter((it) -> !it.kind().equals("after")).forEach((it) -> apply(it, builder));
		if (setup.door() != Door.NONE) {
			builder.addModule(this.module);
		}
		setup.settings().stream().filter((it) -> it.kind().equals("after")).forEach((it) -> apply(it, builder));
		this.mapper = builder.build();
	}

	private MapperBuilder<?, ?> builder() {
		return switch (this.setup.format()) {
			case JSON -> JsonMapper.builder(factory());
			case XML -> XmlMapper.builder();
			case YAML -> YAMLMapper.builder();
			case CBOR -> CBORMapper.builder();
			case SMILE -> SmileMapper.builder();
			case CSV -> CsvMapper.builder();
		};
	}

	private JsonFactory factory() {
		JsonFactory factory = (this.setup.door() == Door.FACTORY) ? this.module.jsonFactory() : new JsonFactory();
		List<Setting> constraints = this.setup.settings()
			.stream()
			.filter((setting) -> setting.kind().equals("constraint"))
			.toList();
		if (constraints.isEmpty()) {
			return factory;
		}
		StreamReadConstraints.Builder builder = StreamReadConstraints.builder();
		for (Setting constraint : constraints) {
			int value = Integer.parseInt(constraint.value());
			switch (constraint.name()) {
				case "string" -> builder.maxStringLength(value);
				case "name" -> builder.maxNameLength(value);
				case "number" -> builder.maxNumberLength(value);
				case "depth" -> builder.maxNestingDepth(value);
				case "document" -> builder.maxDocumentLength(value);
				case "tokens" -> builder.maxTokenCount(value);
				default -> throw new IllegalArgumentException(constraint.toString());
			}
		}
		TSFBuilder<?, ?> rebuilt = factory.rebuild();
		return (JsonFactory) rebuilt.streamReadConstraints(builder.build()).build();
	}

	static List<Setting> features() {
		return Stream
			.of(DeserializationFeature.values(), MapperFeature.values(), StreamReadFeature.values(),
					JsonReadFeature.values(), EnumFeature.values(), JsonNodeFeature.values(), DateTimeFeature.values())
			.flatMap(Arrays::<Enum<?>>stream)
			.map(Jackson3::toggled)
			.toList();
	}

	private static Setting toggled(Enum<?> feature) {
		boolean on;
		if (feature instanceof MapperFeature mapper) {
			on = mapper.enabledByDefault();
		}
		else if (feature instanceof ConfigFeature config) {
			on = config.enabledByDefault();
		}
		else {
			on = ((JacksonFeature) feature).enabledByDefault();
		}
		return Setting.of(feature.getDeclaringClass().getSimpleName(), feature.name(), !on);
	}

	private static void apply(Setting setting, MapperBuilder<?, ?> builder) {
		String name = setting.name();
		switch (setting.kind()) {
			case "DeserializationFeature" -> builder.configure(DeserializationFeature.valueOf(name), setting.on());
			case "MapperFeature" -> builder.configure(MapperFeature.valueOf(name), setting.on());
			case "StreamReadFeature" -> builder.configure(StreamReadFeature.valueOf(name), setting.on());
			case "JsonReadFeature" ->
				((JsonMapper.Builder) builder).configure(JsonReadFeature.valueOf(name), setting.on());
			case "EnumFeature" -> builder.configure(EnumFeature.valueOf(name), setting.on());
			case "JsonNodeFeature" -> builder.configure(JsonNodeFeature.valueOf(name), setting.on());
			case "DateTimeFeature" -> builder.configure(DateTimeFeature.valueOf(name), setting.on());
			case "coercion" -> builder.withCoercionConfigDefaults((config) -> config
				.setCoercion(CoercionInputShape.valueOf(name), CoercionAction.valueOf(setting.value())));
			case "textual" -> builder.withCoercionConfig(LogicalType.Textual, (config) -> config
				.setCoercion(CoercionInputShape.valueOf(name), CoercionAction.valueOf(setting.value())));
			case "typing" -> builder.activateDefaultTypingAsProperty(
					BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build(),
					DefaultTyping.valueOf(name), setting.value());
			case "naming" -> builder.propertyNamingStrategy(naming(name));
			case "before", "after" -> builder.addModule(UserModules3.module(UserModule.valueOf(name)));
			case "merging" -> builder.defaultMergeable(setting.on());
			case "constraint" -> {
			}
			default -> throw new IllegalArgumentException(setting.toString());
		}
	}

	private static PropertyNamingStrategy naming(String name) {
		return switch (name) {
			case "SNAKE_CASE" -> PropertyNamingStrategies.SNAKE_CASE;
			case "UPPER_CAMEL_CASE" -> PropertyNamingStrategies.UPPER_CAMEL_CASE;
			default -> throw new IllegalArgumentException(name);
		};
	}

	private JavaType type(Type type) {
		return this.mapper
			.constructType((type == Tree.class) ? JsonNode.class : (type == Buffer.class) ? TokenBuffer.class : type);
	}

	@Override
	public Object read(Source source, byte[] document, Type type) throws Exception {
		JavaType java = type(type);
		if (this.setup.format() == Format.CSV) {
			return parse(source, document, type);
		}
		Object input = Inputs.of(source, document);
		if (input instanceof byte[] bytes) {
			int around = (source == Source.BYTES_WITHIN) ? Source.AROUND : 0;
			return this.mapper.readValue(bytes, around, bytes.length - 2 * around, java);
		}
		if (input instanceof InputStream stream) {
			return this.mapper.readValue(stream, java);
		}
		if (input instanceof Reader reader) {
			return this.mapper.readValue(reader, java);
		}
		if (input instanceof String string) {
			return this.mapper.readValue(string, java);
		}
		if (input instanceof DataInput data) {
			return this.mapper.readValue(data, java);
		}
		return parse(source, document, type);
	}

	@Override
	public Object parse(Source source, byte[] document, Type type) throws Exception {
		JavaType java = type(type);
		if (this.setup.format() == Format.CSV) {
			ObjectReader reader = this.mapper.readerFor(java).with(CsvSchema.emptySchema().withHeader());
			try (JsonParser table = wrapped(reader.createParser(document));
					MappingIterator<Object> rows = reader.readValues(table)) {
				return rows.readAll();
			}
		}
		try (JsonParser parser = wrapped(parser(source, document))) {
			return this.mapper.readValue(parser, java);
		}
	}

	private JsonParser wrapped(JsonParser parser) {
		return (this.setup.door() == Door.PARSER) ? this.module.pooling(parser) : parser;
	}

	private JsonParser parser(Source source, byte[] document) throws Exception {
		Object input = Inputs.of(source, document);
		if (input instanceof byte[] bytes) {
			int around = (source == Source.BYTES_WITHIN) ? Source.AROUND : 0;
			return this.mapper.createParser(bytes, around, bytes.length - 2 * around);
		}
		if (input instanceof InputStream stream) {
			return this.mapper.createParser(stream);
		}
		if (input instanceof Reader reader) {
			return this.mapper.createParser(reader);
		}
		if (input instanceof String string) {
			return this.mapper.createParser(string);
		}
		if (input instanceof char[] chars) {
			return this.mapper.createParser(chars, Source.AROUND, chars.length - 2 * Source.AROUND);
		}
		if (input instanceof DataInput data) {
			return this.mapper.createParser(data);
		}
		JsonParser parser = (source == Source.NON_BLOCKING) ? this.mapper.createNonBlockingByteArrayParser()
				: this.mapper.createNonBlockingByteBufferParser();
		if (source == Source.NON_BLOCKING) {
			((ByteArrayFeeder) parser.nonBlockingInputFeeder()).feedInput(document, 0, document.length);
		}
		else {
			((ByteBufferFeeder) parser.nonBlockingInputFeeder()).feedInput(ByteBuffer.wrap(document));
		}
		parser.nonBlockingInputFeeder().endOfInput();
		return parser;
	}

	@Override
	public Object update(byte[] document, Object target) {
		try (JsonParser parser = wrapped(this.mapper.createParser(document))) {
			return this.mapper.readerForUpdating(target).readValue(parser);
		}
	}

	@Override
	public Object convert(Object value, Type type) {
		return this.mapper.convertValue(value, type(type));
	}

	@Override
	public byte[] write(Object value) {
		return this.mapper.writeValueAsBytes(value);
	}

	@Override
	public String toString() {
		return this.setup.toString();
	}

	@Override
	public Tokens tokens(Source source, byte[] document) throws Exception {
		return new Jackson3Tokens(wrapped(parser(source, document)));
	}

	@Override
	public Tokens tokens(int[] pieces, byte[] document) throws Exception {
		InputStream stream = Inputs.pieces(new ByteArrayInputStream(document), pieces);
		return new Jackson3Tokens(wrapped(this.mapper.createParser(stream)));
	}

	static void describe(JsonNode node, StringBuilder text) {
		text.append(node.getClass().getSimpleName());
		if (node.isObject()) {
			node.properties().forEach((property) -> {
				text.append(property.getKey()).append('=');
				describe(property.getValue(), text);
				text.append(',');
			});
		}
		else if (node.isArray()) {
			node.values().forEach((value) -> {
				describe(value, text);
				text.append(',');
			});
		}
		else {
			text.append('<').append(node).append('>');
		}
	}

	static void describe(TokenBuffer buffer, StringBuilder text) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		// A binary format keeps apart what text does not
		BINARY.writeValue(out, buffer);
		text.append(Describe.bytes(out.toByteArray()));
	}

}
