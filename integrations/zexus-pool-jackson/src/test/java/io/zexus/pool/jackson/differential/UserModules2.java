package io.zexus.pool.jackson.differential;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StringCollectionDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.deser.std.UntypedObjectDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.type.CollectionType;

/** Modules of users of Jackson 2. */
final class UserModules2 {

	private UserModules2() {
	}

	static Module module(UserModule module) {
		SimpleModule simple = new SimpleModule(module.name());
		return switch (module) {
			case TREES -> simple.addDeserializer(JsonNode.class, own(JsonNode.class,
					(p) -> JsonNodeFactory.instance.textNode("own " + p.currentToken() + p.getText())));
			case STRINGS -> simple.addDeserializer(String.class, own(String.class, (p) -> "own " + p.getText()));
			case UNTYPED ->
				simple.addDeserializer(Object.class, own(Object.class, (p) -> "own " + p.currentToken().name()));
			case LISTS -> simple.setDeserializerModifier(new Capitals());
			case RECOGNISING -> simple.setDeserializerModifier(new Recognising());
			case TREE_MAPS -> simple.addAbstractTypeMapping(Map.class, TreeMap.class);
			case KEYS -> simple.addKeyDeserializer(String.class, new Customised.Key2());
			case HANDLER ->
				new Configuring("HANDLER", (context) -> context.addDeserializationProblemHandler(new Handler()));
			case INTROSPECTOR ->
				new Configuring("INTROSPECTOR", (context) -> context.insertAnnotationIntrospector(new ByName()));
		};
	}

	@SuppressWarnings("serial")
	private static <T> StdDeserializer<T> own(Class<T> type, Decoding<T> decoding) {
		return new StdDeserializer<>(type) {
			@Override
			public T deserialize(JsonParser p, DeserializationContext context) throws IOException {
				T value = decoding.apply(p);
				p.skipChildren();
				return value;
			}
		};
	}

	private interface Decoding<T> {

		T apply(JsonParser p) throws IOException;

	}

	private static final class Configuring extends Module {

		private final String name;

		private final java.util.function.Consumer<SetupContext> setup;

		Configuring(String name, java.util.function.Consumer<SetupContext> setup) {
			this.name = name;
			this.setup = setup;
		}

		@Override
		public String getModuleName() {
			return this.name;
		}

		@Override
		public Object getTypeId() {
			return this.name;
		}

		@Override
		public Version version() {
			return Version.unknownVersion();
		}

		@Override
		public void setupModule(SetupContext context) {
			this.setup.accept(context);
		}

	}

	@SuppressWarnings("serial")
	private static final class Capitals extends BeanDeserializerModifier {

		@Override
		public JsonDeserializer<?> modifyCollectionDeserializer(DeserializationConfig config, CollectionType type,
				BeanDescription bean, JsonDeserializer<?> deserializer) {
			return (deserializer.getClass() == StringCollectionDeserializer.class)
					? new Changing(deserializer, (it) -> {
						List<String> capitals = new ArrayList<>();
						((Collection<?>) it).forEach((text) -> capitals.add(String.valueOf(text).toUpperCase()));
						return capitals;
					}) : deserializer;
		}

	}

	@SuppressWarnings("serial")
	private static final class Recognising extends BeanDeserializerModifier {

		@Override
		public JsonDeserializer<?> modifyDeserializer(DeserializationConfig config, BeanDescription bean,
				JsonDeserializer<?> deserializer) {
			if (deserializer.getClass() == StringDeserializer.class) {
				return new Changing(deserializer, (text) -> "recognised " + text);
			}
			if (deserializer.getClass() == UntypedObjectDeserializer.class) {
				return new Changing(deserializer,
						(value) -> (value != null) ? List.of("recognised", value) : "nothing");
			}
			return deserializer;
		}

		@Override
		public KeyDeserializer modifyKeyDeserializer(DeserializationConfig config,
				com.fasterxml.jackson.databind.JavaType type, KeyDeserializer deserializer) {
			return deserializer.getClass().getSimpleName().equals("StringKD") ? new Customised.Key2() : deserializer;
		}

	}

	@SuppressWarnings("serial")
	private static final class Changing extends DelegatingDeserializer {

		private final Function<Object, Object> change;

		Changing(JsonDeserializer<?> deserializer, Function<Object, Object> change) {
			super(deserializer);
			this.change = change;
		}

		@Override
		protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
			return new Changing(deserializer, this.change);
		}

		@Override
		public Object deserialize(JsonParser p, DeserializationContext context) throws IOException {
			return this.change.apply(super.deserialize(p, context));
		}

	}

	private static final class Handler extends DeserializationProblemHandler {

		@Override
		public boolean handleUnknownProperty(DeserializationContext context, JsonParser p,
				JsonDeserializer<?> deserializer, Object bean, String name) throws IOException {
			p.skipChildren();
			return true;
		}

		@Override
		public Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String value,
				String message) {
			return (type == Integer.class || type == int.class) ? Integer.valueOf(value.length()) : NOT_HANDLED;
		}

	}

	@SuppressWarnings("serial")
	private static final class ByName extends NopAnnotationIntrospector {

		@Override
		public Object findDeserializer(Annotated annotated) {
			return (annotated instanceof AnnotatedMember && annotated.getName().equals("text")
					&& annotated.getRawType() == String.class) ? Customised.Own2.class : null;
		}

		@Override
		public Object findContentDeserializer(Annotated annotated) {
			return (annotated instanceof AnnotatedMember && annotated.getName().equals("list")) ? Customised.Own2.class
					: null;
		}

	}

}
