package io.zexus.pool.jackson;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pooled;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.PropertyStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What belongs to Jackson and the user stays theirs. Each test is of a fault that there
 * was.
 */
class FaithfulDecodingTests {

	private final MemoryPoolManager pools = new MemoryPoolManager(1000, 1000, 0);

	private final ZexusPoolModule module = new ZexusPoolModule(this.pools, PoolingMode.ALL);

	private JsonMapper.Builder builder() {
		return JsonMapper.builder(this.module.jsonFactory()).addModule(this.module);
	}

	private JsonMapper mapper() {
		return builder().build();
	}

	private static <T> T read(JsonMapper mapper, byte[] document, Class<T> type) {
		return mapper.readValue(document, type);
	}

	private static <T> T read(JsonMapper mapper, String document, Class<T> type) {
		return mapper.readValue(document, type);
	}

	private static <T> T read(JsonMapper mapper, JsonParser parser, Class<T> type) {
		return mapper.readValue(parser, type);
	}

	private static JsonParser parser(JsonMapper mapper, String document) {
		return mapper.createParser(bytes(document));
	}

	private static byte[] bytes(String document) {
		return document.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
	}

	@Test
	void decodesDeepDocumentsWithoutRecursion() {
		int depth = 20_000;
		JsonFactory factory = this.module.jsonFactory()
			.rebuild()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(depth).build())
			.build();
		JsonMapper mapper = JsonMapper.builder(factory).addModule(this.module).build();
		Object decoded = read(mapper, bytes("[".repeat(depth) + "]".repeat(depth)), Object.class);
		for (int i = 1; i < depth; i++) {
			decoded = ((List<?>) decoded).get(0);
		}
		assertThat((List<?>) decoded).isEmpty();
	}

	@Test
	void abstractTypesMayBeMapped() {
		JsonMapper mapper = builder().addModule(new SimpleModule().addAbstractTypeMapping(Map.class, TreeMap.class))
			.build();
		assertThat(read(mapper, bytes("{'a':{'b':1}}"), Object.class)).isEqualTo(Map.of("a", Map.of("b", 1)));
	}

	@Test
	void aUsersDeserializerOfTreesWinsWhenItIsRegisteredFirst() {
		JsonMapper mapper = JsonMapper.builder(this.module.jsonFactory())
			.addModule(new SimpleModule().addDeserializer(JsonNode.class, new Nodes()))
			.addModule(this.module)
			.build();
		assertThat(read(mapper, bytes("{'a':'b'}"), JsonNode.class)).isEqualTo(JsonNodeFactory.instance.numberNode(7));
	}

	private static final class Nodes extends StdDeserializer<JsonNode> {

		private static final long serialVersionUID = 1L;

		Nodes() {
			super(JsonNode.class);
		}

		@Override
		public JsonNode deserialize(JsonParser p, DeserializationContext context) {
			p.skipChildren();
			return JsonNodeFactory.instance.numberNode(7);
		}

	}

	@Test
	void aContentDeserializerIsHandedTheParserThatWasGiven() {
		JsonMapper mapper = JsonMapper.builder().addModule(this.module).build();
		Own parser = new Own(parser(mapper, "{'list':['a','b']}"));
		assertThat(read(mapper, parser, WithOwnContent.class).list).containsExactly("own a", "own b");
	}

	static class WithOwnContent {

		@Pooled
		@JsonDeserialize(contentUsing = OwnContent.class)
		public List<String> list = List.of();

	}

	static final class OwnContent extends StdDeserializer<String> {

		private static final long serialVersionUID = 1L;

		OwnContent() {
			super(String.class);
		}

		@Override
		public String deserialize(JsonParser p, DeserializationContext context) {
			return ((Own) p).own();
		}

	}

	private static final class Own extends JsonParserDelegate {

		Own(JsonParser p) {
			super(p);
		}

		String own() {
			return "own " + getString();
		}

	}

	@Test
	void whatAParserMakesOfTextIsKept() {
		JsonMapper mapper = mapper();
		for (int i = 0; i < 3; i++) {
			JsonParser upper = new JsonParserDelegate(parser(mapper, "['a value', 'another', 'a value']")) {

				@Override
				public String getString() {
					return hasToken(JsonToken.VALUE_STRING) ? super.getString().toUpperCase() : super.getString();
				}

			};
			assertThat(read(mapper, upper, String[].class)).containsExactly("A VALUE", "ANOTHER", "A VALUE");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "['0123456789','0123456789 0123456789','1','1']", "{'a':'0123456789 0123456789'}" })
	void theLongestStringIsEnforced(String document) {
		JsonMapper before = mapper();
		read(before, bytes(document), Object.class);
		read(before, bytes(document), Object.class);
		JsonFactory factory = this.module.jsonFactory()
			.rebuild()
			.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(15).build())
			.build();
		JsonMapper mapper = JsonMapper.builder(factory).addModule(this.module).build();
		for (int i = 0; i < 3; i++) {
			assertThatThrownBy(() -> read(mapper, bytes(document), Object.class))
				.isInstanceOf(StreamConstraintsException.class);
		}
	}

	@Test
	void aStringThatIsTooLongStaysTooLong() {
		JsonFactory factory = this.module.jsonFactory()
			.rebuild()
			.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(5).build())
			.build();
		try (JsonParser parser = factory.createParser(ObjectReadContext.empty(),
				bytes("['abc','abcdefgh','and more of it']"))) {
			parser.nextToken();
			parser.nextToken();
			assertThat(parser.getString()).isEqualTo("abc");
			parser.nextToken();
			for (int i = 0; i < 2; i++) {
				assertThatThrownBy(parser::getString).isInstanceOf(StreamConstraintsException.class);
			}
			assertThat(parser.getStringLength()).isEqualTo(8);
		}
	}

	static class Secrets {

		public Map<String, Object> any = new HashMap<>();

		@JsonAlias("password")
		public String pw = "";

		@JsonProperty("x")
		private String password = "";

		@JsonUnwrapped(prefix = "secret_")
		public Inner inner = new Inner();

		public Delegating credential = new Delegating("");

		@JsonAnySetter
		void set(String name, Object value) {
			this.any.put(name, value);
		}

	}

	static class Inner {

		public String value = "";

	}

	record Delegating(String text) {

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		Delegating {
		}

	}

	@ParameterizedTest
	@ValueSource(strings = { "{'passwords':{'a':'a secret value'}}", "{'apiKey':'a secret value'}",
			"{'password':'a secret value'}", "{'pw':'a secret value'}", "{'x':'a secret value'}",
			"{'secret_value':'a secret value'}", "{'credential':'a secret value'}",
			"{'token':{'value':{'a':['a secret value']}}}" })
	void noSecretIsRetained(String document) {
		JsonMapper mapper = mapper();
		for (int i = 0; i < 5; i++) {
			read(mapper, bytes(document), Secrets.class);
			read(mapper, document.replace('\'', '"'), Secrets.class);
		}
		assertThat(this.pools.strPool().stats().poolSize()).isZero();
	}

	@Test
	void noNameIsShownThatCameWithADocument() {
		JsonMapper mapper = mapper();
		for (int i = 0; i < 1000; i++) {
			read(mapper, bytes("{'jane@example.com':'a value','card':{'4111111111111111':'a value'}}"), Object.class);
			read(mapper, bytes("{'value':'a value 2'}"), Inner.class);
		}
		assertThat(this.module.governor().properties("str")).extracting(PropertyStats::name)
			.containsExactly("*", "*.*", Inner.class.getName() + ".value");
	}

	@Test
	void propertiesClaimWhatThePoolCounted() {
		JsonMapper mapper = mapper();
		String document = IntStream.range(0, 20_000)
			.mapToObj((i) -> "{'value':'a value " + i % 3000 + "'}")
			.collect(Collectors.joining(",", "[", "]"));
		read(mapper, bytes(document), Inner[].class);
		PropertyStats property = this.module.governor().properties("str").get(0);
		assertThat(property.savedBytes()).isEqualTo(this.pools.strPool().stats().savedBytes());
		assertThat(property.hitRate()).isEqualTo(this.pools.strPool().stats().hitRate());
		assertThat(property.lookups()).isEqualTo(20_000);
	}

	@Test
	void columnsOfArraysInArraysAreLearntApart() {
		ZexusPoolModule auto = new ZexusPoolModule(this.pools, PoolingMode.AUTO);
		JsonMapper mapper = JsonMapper.builder(auto.jsonFactory()).addModule(auto).build();
		List<Object> last = new ArrayList<>();
		for (int document = 0; document < 20; document++) {
			int number = document;
			byte[] rows = bytes(IntStream.range(0, 500)
				.mapToObj((i) -> "['a unique " + (number * 500 + i) + "','value " + i % 10 + "']")
				.collect(Collectors.joining(",", "[", "]")));
			List<?> decoded = (List<?>) read(mapper, rows, Object.class);
			last.add(((List<?>) decoded.get(300)).get(1));
		}
		assertThat(last.subList(5, 20)).allSatisfy((value) -> assertThat(value).isSameAs(last.get(19)));
		assertThat(this.pools.strPool().stats().poolSize()).isEqualTo(10);
	}

	@Test
	void aMapperCanBeSerialised() throws Exception {
		JsonMapper mapper = mapper();
		read(mapper, bytes("{'value':'a value'}"), Inner.class);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
			objects.writeObject(mapper);
		}
		JsonMapper copy;
		try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
			copy = (JsonMapper) objects.readObject();
		}
		byte[] document = bytes("['a longer value','a longer value']");
		String[] values = read(copy, document, String[].class);
		assertThat(values[0]).isSameAs(values[1]).isSameAs(read(mapper, document, String[].class)[0]);
	}

	record MarkedCreator(String text) {

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		MarkedCreator(@Pooled Map<String, String> values) {
			this(values.get("text"));
		}

	}

	record MarkedText(String text) {

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		MarkedText(@Pooled String text) {
			this.text = text;
		}

	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void theParameterOfADelegatingCreatorCanBeMarked(boolean ours) {
		ZexusPoolModule annotated = new ZexusPoolModule(this.pools, PoolingMode.ANNOTATED);
		JsonMapper mapper = (ours ? JsonMapper.builder(annotated.jsonFactory()) : JsonMapper.builder())
			.addModule(annotated)
			.build();
		Function<String, MarkedText> text = (it) -> read(mapper, bytes(it), MarkedText.class);
		Function<String, MarkedCreator> creator = (it) -> read(mapper, bytes(it), MarkedCreator.class);
		assertThat(text.apply("'a value'").text()).isSameAs(text.apply("'a value'").text());
		assertThat(creator.apply("{'text':'a value'}").text()).isSameAs(creator.apply("{'text':'a value'}").text());
	}

	static class Recursive {

		@Pooled
		public String text = "";

		@Pooled
		public Recursive child;

		@Pooled
		public List<Recursive> children = List.of();

	}

	@Test
	void aMarkOnAnotherTypeDoesNothing() {
		JsonMapper mapper = JsonMapper.builder().addModule(this.module).build();
		byte[] document = bytes("{'text':'a value','child':{'text':'a value'},'children':[{'text':'a value'}]}");
		Recursive decoded = read(mapper, document, Recursive.class);
		assertThat(decoded.text).isSameAs(decoded.child.text).isSameAs(decoded.children.get(0).text);
	}

	static class Numbers {

		@Pooled
		public Integer integer = 0;

		@Pooled
		public Long big = 0L;

		@Pooled
		public List<Integer> list = List.of();

		@Pooled
		public Long[] array = {};

		@Pooled
		public Map<String, Integer> map = Map.of();

		@Pooled
		public Number number = 0;

		public Integer unmarked = 0;

	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void markedNumbersAreOneInstance(boolean ours) {
		ZexusPoolModule annotated = new ZexusPoolModule(this.pools, PoolingMode.ANNOTATED);
		JsonMapper mapper = (ours ? JsonMapper.builder(annotated.jsonFactory()) : JsonMapper.builder())
			.addModule(annotated)
			.build();
		byte[] document = bytes("{'integer':123456,'big':1234567890123,'list':[123456,5],'array':[1234567890123],"
				+ "'map':{'a':123456},'number':123456,'unmarked':123456}");
		Numbers one = read(mapper, document, Numbers.class);
		Numbers two = read(mapper, document, Numbers.class);
		assertThat(one.integer).isEqualTo(123456)
			.isSameAs(two.integer)
			.isSameAs(one.list.get(0))
			.isSameAs(two.map.get("a"))
			.isSameAs(two.number);
		assertThat(one.big).isEqualTo(1234567890123L).isSameAs(two.big).isSameAs(two.array[0]);
		assertThat(one.unmarked).isNotSameAs(two.unmarked);
		assertThat(one.list).isEqualTo(List.of(123456, 5));
	}

	@Test
	void aFactoryThatIsCopiedOrRebuiltIsStillOurs() {
		JsonFactory factory = this.module.jsonFactory();
		for (JsonFactory like : List.of(factory.copy(), factory.rebuild().build(),
				this.module.jsonFactory(new JsonFactory()))) {
			JsonMapper mapper = JsonMapper.builder(like).addModule(this.module).build();
			String[] values = read(mapper, bytes("['a longer value','a longer value']"), String[].class);
			assertThat(values[0]).isSameAs(values[1]);
		}
	}

	@Test
	void parsersWithinParsersHaveTheirOwn() {
		JsonMapper mapper = builder().addModule(new SimpleModule().addDeserializer(Inner.class, new Nested())).build();
		byte[] document = bytes("[{'value':'a longer value'},'a longer value 2','a longer value']");
		List<?> decoded = read(mapper, document, List.class);
		assertThat(decoded.get(2)).isEqualTo("a longer value");
		String nested = "[\"{\\\"value\\\":\\\"a longer value\\\"}\",\"{\\\"value\\\":\\\"another\\\"}\"]";
		Inner[] inner = read(mapper, nested, Inner[].class);
		assertThat(inner).extracting((it) -> it.value).containsExactly("a longer value", "another");
	}

	private static final class Nested extends StdDeserializer<Inner> {

		private static final long serialVersionUID = 1L;

		private static final JsonMapper NESTED = nested();

		private static JsonMapper nested() {
			ZexusPoolModule module = new ZexusPoolModule(new MemoryPoolManager());
			return JsonMapper.builder(module.jsonFactory()).addModule(module).build();
		}

		Nested() {
			super(Inner.class);
		}

		@Override
		public Inner deserialize(JsonParser p, DeserializationContext context) {
			Map<?, ?> values = read(NESTED, p.getString(), Map.class);
			Inner inner = new Inner();
			inner.value = (String) values.get("value");
			return inner;
		}

	}

	@Test
	void aDeserializerThatIsNotJacksonsIsNotWrapped() {
		JsonMapper mapper = builder().addModule(new SimpleModule().addDeserializer(String.class, new Upper())).build();
		assertThat(read(mapper, bytes("{'field':'a value'}"), Documents.Marked.class).field).isEqualTo("A VALUE");
	}

	private static final class Upper extends StdDeserializer<String> {

		private static final long serialVersionUID = 1L;

		Upper() {
			super(String.class);
		}

		@Override
		public String deserialize(JsonParser p, DeserializationContext context) {
			return p.getString().toUpperCase();
		}

	}

}
