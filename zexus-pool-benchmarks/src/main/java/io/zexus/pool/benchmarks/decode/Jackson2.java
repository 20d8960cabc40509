package io.zexus.pool.benchmarks.decode;

import java.io.IOException;
import java.util.function.UnaryOperator;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.jackson2.ZexusPoolModule;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

/** Decodes with Jackson 2. */
final class Jackson2 implements Decoder {

	private final ObjectReader reader;

	private final MemoryPoolManager pools = new MemoryPoolManager(Variant.CAPACITY, Variant.CAPACITY, 0);

	Jackson2(Variant variant, Shape shape) {
		JsonMapper.Builder builder = JsonMapper.builder();
		if (variant.mode != null) {
			ZexusPoolModule module = new ZexusPoolModule(this.pools, variant.mode);
			builder = JsonMapper.builder(module.jsonFactory()).addModule(module);
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
	public Object decode(byte[] document) throws IOException {
		return this.reader.readValue(document);
	}

	@Override
	public MemoryPoolManager pools() {
		return this.pools;
	}

	private static final class Hook extends StringDeserializer {

		private static final long serialVersionUID = 1L;

		private final transient UnaryOperator<String> canonicaliser;

		Hook(UnaryOperator<String> canonicaliser) {
			this.canonicaliser = canonicaliser;
		}

		@Override
		public String deserialize(JsonParser p, DeserializationContext context) throws IOException {
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
		public TextNode textNode(String text) {
			return super.textNode(this.canonicaliser.apply(text));
		}

	}

}
