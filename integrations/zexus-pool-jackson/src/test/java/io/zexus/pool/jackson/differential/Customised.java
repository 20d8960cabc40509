package io.zexus.pool.jackson.differential;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.zexus.pool.Pooled;

/** Types with deserializers, converters and builders of their own, for both lines. */
final class Customised {

	private Customised() {
	}

	static final class Own3 extends tools.jackson.databind.deser.std.StdDeserializer<String> {

		Own3() {
			super(String.class);
		}

		@Override
		public String deserialize(tools.jackson.core.JsonParser p,
				tools.jackson.databind.DeserializationContext context) {
			return "own " + p.getString();
		}

	}

	@SuppressWarnings("serial")
	static final class Own2 extends StdDeserializer<String> {

		Own2() {
			super(String.class);
		}

		@Override
		public String deserialize(com.fasterxml.jackson.core.JsonParser p,
				com.fasterxml.jackson.databind.DeserializationContext context) throws IOException {
			return "own " + p.getText();
		}

	}

	static final class Trim3 extends tools.jackson.databind.util.StdConverter<String, String> {

		@Override
		public String convert(String value) {
			return value.strip();
		}

	}

	static final class Trim2 extends StdConverter<String, String> {

		@Override
		public String convert(String value) {
			return value.strip();
		}

	}

	static final class Key3 extends tools.jackson.databind.KeyDeserializer {

		@Override
		public Object deserializeKey(String key, tools.jackson.databind.DeserializationContext context) {
			return "key " + key;
		}

	}

	static final class Key2 extends com.fasterxml.jackson.databind.KeyDeserializer {

		@Override
		public Object deserializeKey(String key, com.fasterxml.jackson.databind.DeserializationContext context) {
			return "key " + key;
		}

	}

	static final class Custom {

		@com.fasterxml.jackson.databind.annotation.JsonDeserialize(using = Own2.class)
		@tools.jackson.databind.annotation.JsonDeserialize(using = Own3.class)
		@Pooled
		public String text;

		@com.fasterxml.jackson.databind.annotation.JsonDeserialize(contentUsing = Own2.class)
		@tools.jackson.databind.annotation.JsonDeserialize(contentUsing = Own3.class)
		@Pooled
		public List<String> list;

		@com.fasterxml.jackson.databind.annotation.JsonDeserialize(contentUsing = Own2.class, keyUsing = Key2.class)
		@tools.jackson.databind.annotation.JsonDeserialize(contentUsing = Own3.class, keyUsing = Key3.class)
		@Pooled
		public Map<String, String> map;

		@com.fasterxml.jackson.databind.annotation.JsonDeserialize(contentUsing = Own2.class)
		@tools.jackson.databind.annotation.JsonDeserialize(contentUsing = Own3.class)
		public String[] array;

		@com.fasterxml.jackson.databind.annotation.JsonDeserialize(converter = Trim2.class)
		@tools.jackson.databind.annotation.JsonDeserialize(converter = Trim3.class)
		@Pooled
		public String name;

		@com.fasterxml.jackson.databind.annotation.JsonDeserialize(contentConverter = Trim2.class)
		@tools.jackson.databind.annotation.JsonDeserialize(contentConverter = Trim3.class)
		@Pooled
		public List<String> set;

		@com.fasterxml.jackson.databind.annotation.JsonDeserialize(as = java.util.LinkedList.class)
		@tools.jackson.databind.annotation.JsonDeserialize(as = java.util.LinkedList.class)
		@Pooled
		public Object nested;

	}

	@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Built.Builder.class)
	@tools.jackson.databind.annotation.JsonDeserialize(builder = Built.Builder.class)
	static final class Built {

		private final String text;

		private final List<String> list;

		private Built(String text, List<String> list) {
			this.text = text;
			this.list = list;
		}

		@com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder
		@tools.jackson.databind.annotation.JsonPOJOBuilder
		static final class Builder {

			private String text = "";

			private List<String> list = List.of();

			@Pooled
			Builder withText(String text) {
				this.text = text;
				return this;
			}

			Builder withList(List<String> list) {
				this.list = list;
				return this;
			}

			Built build() {
				return new Built(this.text, this.list);
			}

		}

	}

}
