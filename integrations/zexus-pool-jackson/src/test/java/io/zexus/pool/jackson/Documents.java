package io.zexus.pool.jackson;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.DayOfWeek;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zexus.pool.Pooled;
import org.jspecify.annotations.Nullable;

/** Types that documents are decoded into, for both lines of Jackson. */
public final class Documents {

	private Documents() {
	}

	public static class Fields {

		public @Nullable String text;

		public @Nullable Integer number;

		public @Nullable Long big;

		public @Nullable Number any;

		public int primitive;

	}

	public static class Setters {

		private @Nullable String text;

		public @Nullable String getText() {
			return this.text;
		}

		public void setText(String text) {
			this.text = text;
		}

	}

	public record Row(@Nullable String text, @Nullable Integer number) {
	}

	public static final class Created {

		private final String text;

		@JsonCreator
		public Created(@JsonProperty("text") String text) {
			this.text = text;
		}

		public String text() {
			return this.text;
		}

	}

	public static final class Containers {

		public @Nullable List<String> list;

		public String @Nullable [] array;

		public @Nullable Map<String, String> map;

		public @Nullable Object untyped;

		public @Nullable Optional<String> optional;

		public @Nullable List<Map<String, List<String>>> deep;

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes(@JsonSubTypes.Type(value = Bird.class, name = "bird"))
	public interface Animal {

	}

	public record Bird(String text) implements Animal {
	}

	@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Built.Builder.class)
	@tools.jackson.databind.annotation.JsonDeserialize(builder = Built.Builder.class)
	public static final class Built {

		public final String text;

		private Built(String text) {
			this.text = text;
		}

		@com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder
		@tools.jackson.databind.annotation.JsonPOJOBuilder
		public static final class Builder {

			private String text = "";

			public Builder withText(String text) {
				this.text = text;
				return this;
			}

			public Built build() {
				return new Built(this.text);
			}

		}

	}

	public static class Marked {

		@Pooled
		public @Nullable String field;

		public @Nullable String unmarked;

		@Pooled(false)
		public @Nullable String keptOut;

		@Pooled
		public @Nullable String password;

		public @Nullable String clientSecret;

		@Pooled
		public @Nullable Object untyped;

		public @Nullable Object unmarkedUntyped;

		@Pooled
		public @Nullable Map<String, String> map;

		private @Nullable String getter;

		private @Nullable String setter;

		@Pooled
		public @Nullable String getGetter() {
			return this.getter;
		}

		public void setGetter(String getter) {
			this.getter = getter;
		}

		public @Nullable String getSetter() {
			return this.setter;
		}

		@Pooled
		public void setSetter(String setter) {
			this.setter = setter;
		}

	}

	public record MarkedTypes(@Pooled UUID uuid, @Pooled BigDecimal decimal, @Pooled BigInteger bigInteger,
			@Pooled Double fraction, @Pooled Locale locale, @Pooled Currency currency, @Pooled List<UUID> list,
			@Pooled Set<UUID> set, @Pooled UUID[] array, @Pooled Map<String, UUID> map,
			@Pooled Map<String, List<UUID>> nested, @Pooled AtomicReference<UUID> reference, @Pooled Object untyped,
			UUID unmarked) {

		/** Those whose instance is to be one. */
		public List<Object> pooled() {
			return List.of(this.uuid, this.decimal, this.bigInteger, this.fraction, this.locale, this.currency,
					this.list.get(0), this.set.iterator().next(), this.array[0], this.map.get("a"),
					this.nested.get("a").get(0), this.reference.get(), this.untyped);
		}

	}

	public record Unsupported(@Pooled URI place, @Pooled List<URI> places, @Pooled DayOfWeek day) {
	}

	public record Unsupported2(@Pooled URL place, @Pooled List<URL> places, @Pooled DayOfWeek day) {
	}

	public record MarkedRow(@Pooled String text, String unmarked) {
	}

	public static final class MarkedCreated {

		public final String text;

		@JsonCreator
		public MarkedCreated(@Pooled @JsonProperty("text") String text) {
			this.text = text;
		}

	}

}
