package io.zexus.pool.jackson;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolStats;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.jackson.Documents.Built;
import io.zexus.pool.jackson.Documents.Containers;
import io.zexus.pool.jackson.Documents.Created;
import io.zexus.pool.jackson.Documents.Fields;
import io.zexus.pool.jackson.Documents.Marked;
import io.zexus.pool.jackson.Documents.MarkedCreated;
import io.zexus.pool.jackson.Documents.MarkedRow;
import io.zexus.pool.jackson.Documents.MarkedTypes;
import io.zexus.pool.jackson.Documents.Row;
import io.zexus.pool.jackson.Documents.Setters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What the modules of both lines of Jackson do. */
public abstract class DecodingContract {

	protected final MemoryPoolManager pools = new MemoryPoolManager();

	/** A mapper, with a module in the given mode unless that is {@code null}. */
	protected abstract Decoder decoder(@Nullable PoolingMode mode);

	/** A record of a type that no test of the other line has, as it is said once. */
	protected abstract Class<?> unsupported();

	/** Decodes a document. */
	public interface Decoder {

		Object json(String document, Type type);

		/** Decodes UTF-8 bytes. */
		Object bytes(String document, Type type);

		/** Decodes a table with a header into rows. */
		List<Row> csv(String document);

		/** Decodes a tree, and returns its text at a JSON pointer. */
		String textInTree(String document, String pointer);

		/** Decodes a tree. */
		Object tree(String document);

	}

	static Stream<Arguments> places() {
		return Stream.of(place("field", "{'text':'a value'}", Fields.class, (Fields it) -> it.text),
				place("setter", "{'text':'a value'}", Setters.class, Setters::getText),
				place("record", "{'text':'a value'}", Row.class, Row::text),
				place("creator", "{'text':'a value'}", Created.class, Created::text),
				place("builder", "{'text':'a value'}", Built.class, (Built it) -> it.text),
				place("collection", "{'list':['a value']}", Containers.class, (Containers it) -> it.list.get(0)),
				place("array", "{'array':['a value']}", Containers.class, (Containers it) -> it.array[0]),
				place("map value", "{'map':{'k':'a value'}}", Containers.class, (Containers it) -> it.map.get("k")),
				place("untyped", "{'untyped':'a value'}", Containers.class, (Containers it) -> it.untyped),
				place("untyped map", "{'untyped':{'a':{'b':'a value'}}}", Containers.class,
						(Containers it) -> ((Map<?, ?>) ((Map<?, ?>) it.untyped).get("a")).get("b")),
				place("untyped list", "{'untyped':['a value']}", Containers.class,
						(Containers it) -> ((List<?>) it.untyped).get(0)),
				place("untyped integer", "{'untyped':123456}", Containers.class, (Containers it) -> it.untyped),
				place("untyped long", "{'untyped':12345678901}", Containers.class, (Containers it) -> it.untyped),
				place("optional", "{'optional':'a value'}", Containers.class, (Containers it) -> it.optional.get()),
				place("deep", "{'deep':[{'k':['a value']}]}", Containers.class,
						(Containers it) -> it.deep.get(0).get("k").get(0)),
				place("polymorphic", "{'text':'a value','kind':'bird'}", Documents.Animal.class,
						(Documents.Animal it) -> ((Documents.Bird) it).text()),
				place("Number", "{'any':123456}", Fields.class, (Fields it) -> it.any),
				place("Number that is long", "{'any':12345678901}", Fields.class, (Fields it) -> it.any),
				place("document", "'a value'", String.class, (String it) -> it),
				place("document that is an array", "['a value']", String[].class, (String[] it) -> it[0]),
				place("document that is untyped", "{'a':['a value']}", Object.class,
						(Object it) -> ((List<?>) ((Map<?, ?>) it).get("a")).get(0)));
	}

	@SuppressWarnings("unchecked")
	private static <T> Arguments place(String name, String document, Class<T> type, Function<T, ?> value) {
		return arguments(name, document.replace('\'', '"'), type, (Function<Object, Object>) (Function<?, ?>) value);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("places")
	void decodesOneInstance(String name, String document, Type type, Function<Object, Object> value) {
		Decoder decoder = decoder(PoolingMode.ALL);
		Object first = value.apply(decoder.json(document, type));
		assertThat(value.apply(decoder.json(document, type))).isSameAs(first);
		assertThat(value.apply(decoder.bytes(document, type))).isSameAs(first);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("places")
	void decodesWhatJacksonDoes(String name, String document, Type type, Function<Object, Object> value) {
		Object plain = value.apply(decoder(null).json(document, type));
		Object pooled = value.apply(decoder(PoolingMode.ALL).json(document, type));
		assertThat(pooled).isEqualTo(plain).hasSameClassAs(plain);
		assertThat(value.apply(decoder(null).json(document, type))).isNotSameAs(plain);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("places")
	void poolsNothingWhenOff(String name, String document, Type type, Function<Object, Object> value) {
		decoder(PoolingMode.OFF).json(document, type);
		decoder(PoolingMode.ANNOTATED).json(document, type);
		assertThat(this.pools.getStats().aggregate().totalOperations()).isZero();
	}

	@Test
	void decodesOneInstanceInTrees() {
		Decoder decoder = decoder(PoolingMode.ALL);
		String document = "{\"a\":[{\"b\":\"a value\"}]}";
		assertThat(decoder.textInTree(document, "/a/0/b")).isEqualTo("a value")
			.isSameAs(decoder.textInTree(document, "/a/0/b"));
		Decoder plain = decoder(null);
		assertThat(plain.textInTree(document, "/a/0/b")).isNotSameAs(plain.textInTree(document, "/a/0/b"));
	}

	@Test
	void decodesOneInstanceFromOtherFormats() {
		Decoder decoder = decoder(PoolingMode.ALL);
		List<Row> rows = new ArrayList<>(decoder.csv("text,number\na value,123456\na value,123456\n"));
		rows.addAll(decoder.csv("text,number\na value,123456\n"));
		assertThat(rows).hasSize(3).allSatisfy((row) -> {
			assertThat(row.text()).isEqualTo("a value").isSameAs(rows.get(0).text());
			assertThat(row.number()).isEqualTo(123456);
		});
	}

	@Test
	void poolsWhatIsMarked() {
		Decoder decoder = decoder(PoolingMode.ANNOTATED);
		String document = """
				{"field": "a", "unmarked": "b", "keptOut": "c", "password": "d", "getter": "e", "setter": "f",
				"untyped": {"x": ["g"]}, "unmarkedUntyped": ["h"], "map": {"k": "i"}}""";
		Marked one = (Marked) decoder.json(document, Marked.class);
		Marked two = (Marked) decoder.json(document, Marked.class);
		assertThat(one.field).isSameAs(two.field);
		assertThat(one.unmarked).isEqualTo(two.unmarked).isNotSameAs(two.unmarked);
		assertThat(one.keptOut).isEqualTo(two.keptOut).isNotSameAs(two.keptOut);
		assertThat(one.password).isSameAs(two.password);
		assertThat(one.getGetter()).isSameAs(two.getGetter());
		assertThat(one.getSetter()).isSameAs(two.getSetter());
		assertThat(at(one.untyped)).isSameAs(at(two.untyped));
		assertThat(((List<?>) one.unmarkedUntyped).get(0)).isNotSameAs(((List<?>) two.unmarkedUntyped).get(0));
		assertThat(one.map.get("k")).isSameAs(two.map.get("k"));
		document = "{\"text\": \"a\", \"unmarked\": \"b\"}";
		MarkedRow row = (MarkedRow) decoder.json(document, MarkedRow.class);
		MarkedRow copy = (MarkedRow) decoder.json(document, MarkedRow.class);
		assertThat(row.text()).isSameAs(copy.text());
		assertThat(row.unmarked()).isNotSameAs(copy.unmarked());
		document = "{\"text\": \"a\"}";
		assertThat(((MarkedCreated) decoder.json(document, MarkedCreated.class)).text)
			.isSameAs(((MarkedCreated) decoder.json(document, MarkedCreated.class)).text);
	}

	@ParameterizedTest
	@EnumSource(names = { "ANNOTATED", "ALL" })
	void poolsMarkedValuesOfOtherTypes(PoolingMode mode) {
		Decoder decoder = decoder(mode);
		String uuid = "'123e4567-e89b-12d3-a456-426614174000'";
		String document = ("{'uuid':" + uuid + ",'decimal':1.50,'bigInteger':123456789012345678901,'fraction':0.5,"
				+ "'locale':'de_AT','currency':'EUR','list':[" + uuid + "],'set':[" + uuid + "],'array':[" + uuid
				+ "],'map':{'a':" + uuid + "},'nested':{'a':[" + uuid + "]},'reference':" + uuid
				+ ",'untyped':0.5,'unmarked':" + uuid + "}")
			.replace('\'', '"');
		MarkedTypes one = (MarkedTypes) decoder.json(document, MarkedTypes.class);
		MarkedTypes two = (MarkedTypes) decoder.bytes(document, MarkedTypes.class);
		List<Object> pooled = one.pooled();
		for (int i = 0; i < pooled.size(); i++) {
			assertThat(two.pooled().get(i)).isSameAs(pooled.get(i));
		}
		assertThat(one.list().get(0)).isSameAs(one.uuid()).isSameAs(one.reference().get());
		assertThat(one.untyped()).isSameAs(one.fraction());
		assertThat(two.unmarked()).isEqualTo(one.unmarked()).isNotSameAs(one.unmarked());
		assertThat(this.pools.pool("uuid").stats()).satisfies((stats) -> {
			assertThat(stats.misses()).isEqualTo(1);
			assertThat(stats.hits()).isEqualTo(13);
			assertThat(stats.savedBytes()).isEqualTo(13 * 32);
		});
		assertThat(this.pools.pools()).containsKeys("bigdecimal", "biginteger", "double", "locale", "currency");
		assertThat(this.pools.pool("currency").stats().savedBytes()).isZero();
	}

	@Test
	void saysOnceWhichTypesAreSupported() {
		List<String> lines = new ArrayList<>();
		Handler handler = new Handler() {

			@Override
			public void publish(LogRecord line) {
				lines.add(line.getLevel() + " " + line.getMessage());
			}

			@Override
			public void flush() {
			}

			@Override
			public void close() {
			}

		};
		Logger logger = Logger.getLogger("io.zexus.pool.Pooled");
		logger.addHandler(handler);
		try {
			decoder(PoolingMode.ANNOTATED).json("{\"day\":\"FRIDAY\"}", unsupported());
			decoder(PoolingMode.ALL).json("{\"day\":\"FRIDAY\"}", unsupported());
		}
		finally {
			logger.removeHandler(handler);
		}
		Class<?> type = unsupported().getRecordComponents()[0].getType();
		assertThat(lines).filteredOn((line) -> line.contains(type.getName()))
			.singleElement()
			.asString()
			.startsWith("WARNING @Pooled has no effect on ")
			.contains("$Unsupported",
					"values of " + type.getName() + " are not pooled. Those of BigDecimal, BigInteger, "
							+ "Currency, Double, Instant, Integer, LocalDate, Locale, Long, String, UUID are");
		assertThat(lines).noneMatch((line) -> line.contains("DayOfWeek"));
	}

	private static Object at(@Nullable Object untyped) {
		return ((List<?>) ((Map<?, ?>) untyped).get("x")).get(0);
	}

	@Test
	void leavesOutWhatIsMarkedFalseOrLooksLikeASecret() {
		Decoder decoder = decoder(PoolingMode.ALL);
		String document = "{\"keptOut\": \"c\", \"clientSecret\": \"d\", \"unmarked\": \"e\"}";
		Marked one = (Marked) decoder.json(document, Marked.class);
		Marked two = (Marked) decoder.json(document, Marked.class);
		assertThat(one.unmarked).isSameAs(two.unmarked);
		assertThat(one.keptOut).isEqualTo("c").isNotSameAs(two.keptOut);
		assertThat(one.clientSecret).isEqualTo("d").isNotSameAs(two.clientSecret);
		assertThat(this.pools.getStats().pools().get("str").poolSize()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "password", "userPassword", "API_KEY", "x-api-key", "access_token", "Authorization",
			"credentials", "client.secret" })
	void leavesOutKeysThatLookLikeSecrets(String key) {
		Decoder decoder = decoder(PoolingMode.ALL);
		decoder.json("{\"" + key + "\": [\"a value\"]}", Object.class);
		decoder.textInTree("{\"" + key + "\": \"a value\"}", "/" + key);
		Containers containers = (Containers) decoder.json("{\"map\": {\"" + key + "\": \"a value\"}}",
				Containers.class);
		assertThat(containers.map).containsEntry(key, "a value");
		assertThat(this.pools.getStr(new StringBuilder("a value").toString())).isNotSameAs(containers.map.get(key));
	}

	@Test
	void decodesPlainlyWhenPoolsAreOff() {
		this.pools.enablePool("str", false);
		this.pools.enablePool("int", false);
		Decoder decoder = decoder(PoolingMode.ALL);
		Row row = (Row) decoder.json("{\"text\":\"a value\",\"number\":123456}", Row.class);
		assertThat(row).isEqualTo(new Row("a value", 123456));
		assertThat(row.text()).isNotSameAs(((Row) decoder.json("{\"text\":\"a value\"}", Row.class)).text());
		this.pools.enablePool("str", true);
		assertThat(this.pools.getStats().aggregate().totalOperations()).isZero();
	}

	@Test
	void decodesLongTexts() {
		String text = "0123456789".repeat(2000);
		Row row = (Row) decoder(PoolingMode.ALL).bytes("{\"text\":\"" + text + "\"}", Row.class);
		assertThat(row.text()).isEqualTo(text);
		assertThat(this.pools.getStats().pools().get("str").poolSize()).isZero();
	}

	@ParameterizedTest
	@EnumSource(names = { "AUTO", "ALL" })
	void staysWithinItsBoundsWhateverTheNumberOfKeys(PoolingMode mode) {
		Decoder decoder = decoder(mode);
		int keys = 100_000;
		String document = IntStream.range(0, keys)
			.mapToObj((i) -> "\"key " + i + "\":\"value " + i + "\"")
			.collect(Collectors.joining(",", "{", "}"));
		assertThat((Map<?, ?>) decoder.json(document, Object.class)).hasSize(keys);
		decoder.tree(document);
		// At the most one look-up for each key and each value
		assertThat(lookupsWithinCapacity()).isLessThanOrEqualTo(4L * keys);
		assertThat(repeatsArePooled(decoder)).isTrue();
	}

	@ParameterizedTest
	@EnumSource(names = { "AUTO", "ALL" })
	void staysWithinItsBoundsWhenValuesShareOneHashCode(PoolingMode mode) {
		Decoder decoder = decoder(mode);
		int values = 1 << 15;
		List<String> flood = IntStream.range(0, values).mapToObj(DecodingContract::colliding).toList();
		assertThat(flood.stream().map(String::hashCode).distinct()).hasSize(1);
		String document = flood.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
		assertThat((String[]) decoder.bytes(document, String[].class)).containsExactlyElementsOf(flood);
		assertThat(decoder.json(document, Object.class)).isEqualTo(flood);
		// What one look-up may cost then is counted by the tests of the pool
		assertThat(lookupsWithinCapacity()).isLessThanOrEqualTo(2L * values);
		assertThat(repeatsArePooled(decoder)).isTrue();
	}

	private long lookupsWithinCapacity() {
		PoolStats strings = this.pools.strPool().stats();
		assertThat(strings.poolSize()).isLessThanOrEqualTo(strings.capacity());
		assertThat(strings.allocations() - strings.evictions()).isEqualTo(strings.poolSize());
		return strings.hits() + strings.misses();
	}

	/** Returns whether a property, decoded often, ends up as one instance. */
	private static boolean repeatsArePooled(Decoder decoder) {
		String document = "{\"text\":\"a value\"}";
		Row row = (Row) decoder.json(document, Row.class);
		for (int i = 0; i < 1000; i++) {
			row = (Row) decoder.json(document, Row.class);
		}
		return row.text() == ((Row) decoder.json(document, Row.class)).text();
	}

	/** "Aa" and "BB" have one hash code, and so have all strings made of them. */
	private static String colliding(int number) {
		return IntStream.range(0, 15)
			.mapToObj((bit) -> ((number >>> bit & 1) != 0) ? "Aa" : "BB")
			.collect(Collectors.joining());
	}

	@Test
	void freesEverythingWhenCleared() throws Exception {
		Decoder decoder = decoder(PoolingMode.ALL);
		java.lang.ref.WeakReference<Object> value = new java.lang.ref.WeakReference<>(
				((Row) decoder.json("{\"text\":\"a value\"}", Row.class)).text());
		this.pools.clearAllPools();
		for (int i = 0; i < 50 && value.get() != null; i++) {
			System.gc();
		}
		assertThat(value.get()).isNull();
	}

}
