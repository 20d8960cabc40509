package io.zexus.pool.benchmarks.decode;

import java.util.function.UnaryOperator;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.jackson.ZexusPoolModule;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** Decodes with Jackson 3. */
final class Jackson3 implements Decoder {

	private final ObjectReader reader;

	private final MemoryPoolManager pools = new MemoryPoolManager(Variant.CAPACITY, Variant.CAPACITY, 0);

	Jackson3(Variant variant, Shape shape) {
		JsonFactory factory = JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(Documents.DEPTH).build())
			.build();
		JsonMapper.Builder builder = JsonMapper.builder(factory);
		if (variant.mode != null) {
			ZexusPoolModule module = new ZexusPoolModule(this.pools, variant.mode);
			builder = JsonMapper.builder(module.jsonFactory(factory)).addModule(module);
		}
		else if (variant != Variant.PLAIN) {
			UnaryOperator<String> canonicaliser = variant.canonicaliser();
			builder.addModule(new SimpleModule().addDeserializer(String.class, new Hook(canonicaliser)));
			builder.nodeFactory(new HookedNodes(canonicaliser));
		}
		JsonMapper mapper = builder.build();
		JavaType type = switch (shape) {
			case RECORDS -> mapper.getTypeFactory().constructCollectionType(java.util.List.class, Shapes.Strike.class);
			case MARKED ->
				mapper.getTypeFactory().constructCollectionType(java.util.List.class, Shapes.MarkedStrike.class);
			case UNIQUE -> mapper.getTypeFactory().constructCollectionType(java.util.List.class, Shapes.Unique.class);
			case CITIES -> mapper.getTypeFactory().constructCollectionType(java.util.List.class, Shapes.City.class);
			case METADATA -> mapper.constructType(Shapes.Metadata.class);
			case MAPS -> mapper.constructType(Object.class);
			case TREE -> mapper.constructType(JsonNode.class);
		};
		this.reader = mapper.readerFor(type);
	}

	@Override
	public Object decode(byte[] document) {
		return this.reader.readValue(document);
	}

	@Override
	public MemoryPoolManager pools() {
		return this.pools;
	}

	private static final class Hook extends StringDeserializer {

		private final UnaryOperator<String> canonicaliser;

		Hook(UnaryOperator<String> canonicaliser) {
			this.canonicaliser = canonicaliser;
		}

		@Override
		public String deserialize(JsonParser p, DeserializationContext context) {
			String value = super.deserialize(p, context);
			return (value != null) ? this.canonicaliser.apply(value) : value;
		}

	}

	private static final class HookedNodes extends JsonNodeFactory {

		private static final long serialVersionUID = 1L;

		private final transient UnaryOperator<String> canonicaliser;

		HookedNodes(UnaryOperator<String> canonicaliser) {
			this.canonicaliser = canonicaliser;
		}

		@Override
		public StringNode stringNode(String text) {
			return super.stringNode(this.canonicaliser.apply(text));
		}

	}

}
