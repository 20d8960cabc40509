package io.zexus.pool.jackson.differential;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonManagedReference;
import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import io.zexus.pool.Pooled;

/** What documents are decoded into, by annotations that both lines of Jackson share. */
final class Shapes {

	private Shapes() {
	}

	record Row(String text, Integer number) {
	}

	record PooledTypes(@Pooled UUID uuid, @Pooled BigDecimal decimal, @Pooled BigInteger bigInteger,
			@Pooled Double fraction, @Pooled Locale locale, @Pooled Currency currency, @Pooled List<UUID> list,
			@Pooled Set<BigDecimal> set, @Pooled Double[] array, @Pooled Map<String, BigDecimal> map,
			@Pooled Map<String, List<UUID>> nested, @Pooled AtomicReference<UUID> reference, @Pooled DayOfWeek day,
			@Pooled(false) UUID keptOut, UUID unmarked) {
	}

	record PooledTimes(@Pooled LocalDate date, @Pooled Instant instant, @Pooled List<LocalDate> dates) {
	}

	record PooledRow(@Pooled String text, @Pooled Integer number, @Pooled List<String> list,
			@Pooled Map<String, Object> map, @Pooled Object untyped, String unmarked) {
	}

	enum Level {

		LOW, @JsonProperty("middle")
		MIDDLE, @JsonAlias({ "top", "5" })
		HIGH

	}

	enum Code {

		ONE("code one"), TWO("code two");

		private final String code;

		Code(String code) {
			this.code = code;
		}

		@JsonValue
		String code() {
			return this.code;
		}

	}

	static class Bean {

		public String text;

		public Integer number;

		public int primitive;

		public Long big;

		public Number any;

		public double fraction;

		public boolean flag;

		public Boolean boxedFlag;

		public BigDecimal decimal;

		public BigInteger bigInteger;

		public char letter;

		public Level level;

		public Code code;

		public Object untyped;

		public List<String> list;

		public String[] array;

		public Set<String> set;

		public Map<String, String> map;

		public Map<Integer, Object> byNumber;

		public EnumMap<Level, String> byLevel;

		public Object[] objects;

		public List<Object> anything;

		public List<List<String>> nested;

		public byte[] bytes;

		public int[] numbers;

		public CharSequence sequence;

		public StringBuilder builder;

		public UUID uuid;

		public Locale locale;

		public Date date;

		public Class<?> type;

		public AtomicReference<String> reference;

		public Bean child;

		public Map<String, Row> rows;

	}

	static class PooledBean {

		@Pooled
		public String text;

		@Pooled
		public Integer number;

		@Pooled
		public Long big;

		@Pooled
		public Number any;

		@Pooled
		public int primitive;

		@Pooled
		public List<String> list;

		@Pooled
		public String[] array;

		@Pooled
		public Set<String> set;

		@Pooled
		public Map<String, String> map;

		@Pooled
		public Object untyped;

		@Pooled
		public CharSequence sequence;

		@Pooled
		public Level level;

		@Pooled
		public PooledBean child;

		@Pooled(false)
		public String unmarked;

		private String setter;

		private List<String> getter = new ArrayList<>();

		@Pooled
		public void setSetter(String setter) {
			this.setter = setter;
		}

		// A collection without a setter is filled through its getter
		@Pooled
		public List<String> getGetter() {
			return this.getter;
		}

	}

	static final class ByCreator {

		private final String text;

		private final Integer number;

		private final String injected;

		@JsonCreator
		ByCreator(@JsonProperty("text") @JsonAlias("name") @Pooled String text, @JsonProperty("number") Integer number,
				@JacksonInject("injected") String injected) {
			this.text = text;
			this.number = number;
			this.injected = injected;
		}

		@JsonProperty
		String text() {
			return this.text;
		}

	}

	static final class Delegating {

		@JsonValue
		private final String text;

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		Delegating(@Pooled String text) {
			this.text = text;
		}

	}

	static final class DelegatingToMap {

		@JsonValue
		private final Map<String, Object> map;

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		DelegatingToMap(@Pooled Map<String, Object> map) {
			this.map = map;
		}

	}

	static final class Extensible {

		public String text;

		@JsonAnySetter
		private Map<String, Object> others = new LinkedHashMap<>();

		@JsonAnyGetter
		Map<String, Object> others() {
			return this.others;
		}

	}

	static final class ExtensibleByMethod {

		private final Map<String, String> others = new TreeMap<>();

		@JsonAnySetter
		void add(String name, String value) {
			this.others.put(name, value);
		}

	}

	static final class Unwrapping {

		public String text;

		@JsonUnwrapped(prefix = "secret_")
		public Row row;

		@JsonUnwrapped
		public PooledInner inner;

	}

	static final class PooledInner {

		@Pooled
		public String inside;

		public List<String> list;

	}

	static final class Viewed {

		@JsonView(Shapes.class)
		public String text;

		@JsonView(Row.class)
		@Pooled
		public String list;

		public String untyped;

	}

	@JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "text")
	static final class Identified {

		public String text;

		@Pooled
		public Identified child;

		public List<Identified> list;

	}

	static final class Parent {

		public String text;

		@JsonManagedReference
		public List<Child> list;

	}

	static final class Child {

		@Pooled
		public String text;

		@JsonBackReference
		public Parent parent;

	}

	@JsonIgnoreProperties({ "password", "untyped" })
	static final class Particular {

		@JsonAlias({ "name", "password2" })
		public String text = "none";

		@JsonSetter(nulls = Nulls.SKIP)
		@Pooled
		public Integer number = 300;

		@JsonSetter(nulls = Nulls.AS_EMPTY, contentNulls = Nulls.SKIP)
		public List<String> list = new ArrayList<>();

		@JsonMerge
		public Map<String, Object> map = new LinkedHashMap<>(Map.of("before", "a value"));

		@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
		@Pooled
		public String[] array;

		@JsonFormat(pattern = "yyyy-MM-dd")
		public Date date;

	}

	@JsonFormat(shape = JsonFormat.Shape.ARRAY)
	static final class AsArray {

		@Pooled
		public String text;

		public Integer number;

		public List<String> list;

	}

	/** Whose properties a mix-in tells. */
	static final class MixedInto {

		String renamed;

		Object hidden;

	}

	abstract static class MixIn {

		@JsonProperty("text")
		@Pooled
		String renamed;

		@JsonProperty("untyped")
		Object hidden;

	}

	static final class Nest {

		public Nest child;

		public String text;

	}

	@SuppressWarnings("serial")
	static final class Strings extends ArrayList<String> {

	}

	@SuppressWarnings("serial")
	static final class ByText extends TreeMap<String, Object> {

	}

	static final class Generic<T> {

		public T value;

		public List<T> list;

		public Map<String, T> map;

	}

	/** Types that only a field can tell. */
	static final class Types {

		List<Row> rows;

		Map<String, Row> rowsByText;

		Map<Level, List<String>> byLevel;

		Generic<String> generic;

		Generic<PooledRow> genericRow;

		List<Map<String, Object>> table;

		Iterable<String> iterable;

	}

}
