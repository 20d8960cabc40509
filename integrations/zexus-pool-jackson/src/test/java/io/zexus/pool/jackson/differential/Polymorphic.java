package io.zexus.pool.jackson.differential;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeId;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.As;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.zexus.pool.Pooled;

/** Types whose documents tell which of several they are. */
final class Polymorphic {

	private Polymorphic() {
	}

	@JsonTypeInfo(use = Id.NAME, property = "kind", visible = true)
	@JsonSubTypes({ @JsonSubTypes.Type(value = Bird.class, name = "bird"),
			@JsonSubTypes.Type(value = Fish.class, name = "fish") })
	interface Animal {

	}

	record Bird(String kind, String text, Map<String, Object> untyped) implements Animal {
	}

	static final class Fish implements Animal {

		@JsonTypeId
		public String kind;

		@Pooled
		public String text;

		public List<String> list;

	}

	@JsonTypeInfo(use = Id.NAME, include = As.WRAPPER_OBJECT)
	@JsonSubTypes(@JsonSubTypes.Type(InObject.class))
	interface Wrapped {

	}

	@JsonTypeName("in")
	record InObject(String text, Object untyped) implements Wrapped {
	}

	@JsonTypeInfo(use = Id.NAME, include = As.WRAPPER_ARRAY)
	@JsonSubTypes(@JsonSubTypes.Type(value = InArray.class, name = "in"))
	interface Listed {

	}

	record InArray(@Pooled String text, Object untyped) implements Listed {
	}

	@JsonTypeInfo(use = Id.DEDUCTION)
	@JsonSubTypes({ @JsonSubTypes.Type(ByText.class), @JsonSubTypes.Type(ByNumber.class) })
	interface Deduced {

	}

	record ByText(String text, Object untyped) implements Deduced {
	}

	record ByNumber(Integer number, Object untyped) implements Deduced {
	}

	static final class External {

		@JsonTypeInfo(use = Id.NAME, include = As.EXTERNAL_PROPERTY, property = "kind")
		@JsonSubTypes({ @JsonSubTypes.Type(value = Shapes.Row.class, name = "row"),
				@JsonSubTypes.Type(value = Shapes.PooledRow.class, name = "pooled") })
		public Object untyped;

		public String text;

	}

	static final class OfAnyClass {

		@JsonTypeInfo(use = Id.CLASS, property = "kind", defaultImpl = Shapes.Row.class)
		public Object untyped;

		@JsonTypeInfo(use = Id.NAME, include = As.WRAPPER_OBJECT)
		@JsonSubTypes(@JsonSubTypes.Type(value = Shapes.Row.class, name = "row"))
		public List<Object> list;

	}

}
