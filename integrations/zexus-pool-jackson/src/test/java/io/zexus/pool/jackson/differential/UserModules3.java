package io.zexus.pool.jackson.differential;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import tools.jackson.core.JsonParser;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.jdk.StringCollectionDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.jdk.UntypedObjectDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.type.CollectionType;

/** Modules of users of Jackson 3. */
final class UserModules3 {

	private UserModules3() {
	}

	static JacksonModule module(UserModule module) {
		SimpleModule simple = new SimpleModule(module.name());
		return switch (module) {
			case TREES -> simple.addDeserializer(JsonNode.class, own(JsonNode.class,
					(p) -> JsonNodeFactory.instance.stringNode("own " + p.currentToken() + p.getString())));
			case STRINGS -> simple.addDeserializer(String.class, own(String.class, (p) -> "own " + p.getString()));
			case UNTYPED ->
				simple.addDeserializer(Object.class, own(Object.class, (p) -> "own " + p.currentToken().name()));
			case LISTS -> simple.setDeserializerModifier(new Capitals());
			case RECOGNISING -> simple.setDeserializerModifier(new Recognising());
			case TREE_MAPS -> simple.addAbstractTypeMapping(Map.class, TreeMap.class);
			case KEYS -> simple.addKeyDeserializer(String.class, new Customised.Key3());
			case HANDLER -> new Configuring("HANDLER", (context) -> context.addHandler(new Handler()));
			case INTROSPECTOR ->
				new Configuring("INTROSPECTOR", (context) -> context.insertAnnotationIntrospector(new ByName()));
		};
	}

	private static <T> StdDeserializer<T> own(Class<T> type, Function<JsonParser, T> decoding) {
		return new StdDeserializer<>(type) {
			@Override
			public T deserialize(JsonParser p, DeserializationContext context) {
				T value = decoding.apply(p);
				p.skipChildren();
				return value;
			}
		};
	}

	private static final class Configuring extends JacksonModule {

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
		public Object getRegistrationId() {
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
	private static final class Capitals extends ValueDeserializerModifier {

		@Override
		public ValueDeserializer<?> modifyCollectionDeserializer(DeserializationConfig config, CollectionType type,
				BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
			return (deserializer.getClass() == StringCollectionDeserializer.class)
					? new Changing(deserializer, (it) -> {
						List<String> capitals = new ArrayList<>();
						((Collection<?>) it).forEach((text) -> capitals.add(String.valueOf(text).toUpperCase()));
						return capitals;
					}) : deserializer;
		}

	}

	@SuppressWarnings("serial")
	private static final class Recognising extends ValueDeserializerModifier {

		@Override
		public ValueDeserializer<?> modifyDeserializer(DeserializationConfig config, BeanDescription.Supplier bean,
				ValueDeserializer<?> deserializer) {
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
		public KeyDeserializer modifyKeyDeserializer(DeserializationConfig config, tools.jackson.databind.JavaType type,
				KeyDeserializer deserializer) {
			return deserializer.getClass().getSimpleName().equals("StringKD") ? new Customised.Key3() : deserializer;
		}

	}

	private static final class Changing extends DelegatingDeserializer {

		private final Function<Object, Object> change;

		Changing(ValueDeserializer<?> deserializer, Function<Object, Object> change) {
			super(deserializer);
			this.change = change;
		}

		@Override
		protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> deserializer) {
			return new Changing(deserializer, this.change);
		}

		@Override
		public Object deserialize(JsonParser p, DeserializationContext context) {
			return this.change.apply(super.deserialize(p, context));
		}

	}

	private static final class Handler extends DeserializationProblemHandler {

		@Override
		public boolean handleUnknownProperty(DeserializationContext context, JsonParser p,
				ValueDeserializer<?> deserializer, Object bean, String name) {
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
		public Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
			return (annotated instanceof AnnotatedMember && annotated.getName().equals("text")
					&& annotated.getRawType() == String.class) ? Customised.Own3.class : null;
		}

		@Override
		public Object findContentDeserializer(MapperConfig<?> config, Annotated annotated) {
			return (annotated instanceof AnnotatedMember && annotated.getName().equals("list")) ? Customised.Own3.class
					: null;
		}

	}

}
