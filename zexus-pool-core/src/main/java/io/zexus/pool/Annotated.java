package io.zexus.pool;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** Finds out which declarations lead to a property with {@link Pooled}. */
final class Annotated {

	/** Bounds the search of classes that refer to very many others. */
	private static final int MOST_CLASSES = 256;

	private Annotated() {
	}

	static boolean isOfTheJdk(Class<?> type) {
		ClassLoader loader = type.getClassLoader();
		return loader == null || loader == ClassLoader.getPlatformClassLoader();
	}

	/** Returns the annotation of a field, its getter, setter or constructor parameter. */
	static @Nullable Boolean annotation(Field field) {
		Pooled pooled = field.getAnnotation(Pooled.class);
		if (pooled != null) {
			return pooled.value();
		}
		String name = field.getName();
		String capitalized = Character.toUpperCase(name.charAt(0)) + name.substring(1);
		Set<String> getters = Set.of(name, "get" + capitalized, "is" + capitalized);
		for (Method method : field.getDeclaringClass().getDeclaredMethods()) {
			boolean getter = method.getParameterCount() == 0 && getters.contains(method.getName());
			boolean setter = method.getParameterCount() == 1 && method.getName().equals("set" + capitalized);
			pooled = (getter || setter) ? method.getAnnotation(Pooled.class) : null;
			if (pooled == null && setter) {
				pooled = method.getParameters()[0].getAnnotation(Pooled.class);
			}
			if (pooled != null) {
				return pooled.value();
			}
		}
		for (Constructor<?> constructor : field.getDeclaringClass().getDeclaredConstructors()) {
			for (Parameter parameter : constructor.getParameters()) {
				pooled = parameter.getAnnotation(Pooled.class);
				if (pooled != null && parameter.isNamePresent() && parameter.getName().equals(name)) {
					return pooled.value();
				}
			}
		}
		return null;
	}

	/** Returns whether a type names an annotated class, be it as that of an element. */
	static boolean mentions(Type type) {
		Deque<Class<?>> named = new ArrayDeque<>();
		classes(type, named::add);
		return named.stream().anyMatch(Annotated::leadsTo);
	}

	/** Returns whether a value may turn out to be of, or to hold, a class not named. */
	static boolean mayHold(Type type) {
		if (type instanceof Class<?> plain) {
			if (plain.isArray()) {
				return mayHold(plain.getComponentType());
			}
			boolean open = !Modifier.isFinal(plain.getModifiers()) && !isOfTheJdk(plain);
			return plain == Object.class || isContainer(plain) || open;
		}
		if (type instanceof ParameterizedType generic) {
			boolean any = !isOfTheJdk((Class<?>) generic.getRawType());
			for (Type argument : generic.getActualTypeArguments()) {
				any |= mayHold(argument);
			}
			return any;
		}
		if (type instanceof WildcardType wildcard) {
			return mayHold(wildcard.getUpperBounds()[0]);
		}
		return !(type instanceof GenericArrayType array) || mayHold(array.getGenericComponentType());
	}

	/**
	 * Returns whether a class has an annotated property, or a property declared to be of,
	 * or to hold, a class that has one, and so on.
	 */
	static boolean leadsTo(Class<?> root) {
		Set<Class<?>> seen = new HashSet<>();
		Deque<Class<?>> open = new ArrayDeque<>();
		Consumer<Class<?>> found = (type) -> {
			if (!isOfTheJdk(type) && !type.isEnum() && seen.size() < MOST_CLASSES && seen.add(type)) {
				open.add(type);
			}
		};
		found.accept(root);
		while (!open.isEmpty()) {
			Class<?> type = open.remove();
			for (Field field : fields(type)) {
				if (!Modifier.isStatic(field.getModifiers())) {
					Boolean annotation = annotation(field);
					if (annotation == null) {
						classes(field.getGenericType(), found);
					}
					else if (annotation) {
						return true;
					}
				}
			}
			if (type.getSuperclass() != null) {
				found.accept(type.getSuperclass());
			}
		}
		return false;
	}

	private static Field[] fields(Class<?> type) {
		try {
			return type.getDeclaredFields();
		}
		catch (LinkageError ex) {
			return new Field[0]; // refers to classes that are not there
		}
	}

	/**
	 * Returns the class of what a type is declared to hold: elements of arrays and
	 * collections, values of maps, or itself. {@link Object} where it does not tell.
	 */
	static Class<?> held(Type type) {
		if (type instanceof Class<?> plain) {
			return plain.isArray() ? held(plain.getComponentType()) : isContainer(plain) ? Object.class : plain;
		}
		if (type instanceof ParameterizedType generic) {
			Type[] arguments = generic.getActualTypeArguments();
			Class<?> raw = (Class<?>) generic.getRawType();
			return isContainer(raw) ? held(arguments[arguments.length - 1]) : raw;
		}
		if (type instanceof WildcardType wildcard) {
			return held(wildcard.getUpperBounds()[0]);
		}
		return (type instanceof GenericArrayType array) ? held(array.getGenericComponentType()) : Object.class;
	}

	private static boolean isContainer(Class<?> type) {
		return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type) || type == Optional.class;
	}

	/** Passes on the classes that a type names. */
	private static void classes(Type type, Consumer<Class<?>> found) {
		if (type instanceof Class<?> plain) {
			found.accept(plain.isArray() ? elements(plain) : plain);
		}
		else if (type instanceof ParameterizedType generic) {
			classes(generic.getRawType(), found);
			for (Type argument : generic.getActualTypeArguments()) {
				classes(argument, found);
			}
		}
		else if (type instanceof WildcardType wildcard) {
			classes(wildcard.getUpperBounds()[0], found);
		}
		else if (type instanceof GenericArrayType array) {
			classes(array.getGenericComponentType(), found);
		}
	}

	private static Class<?> elements(Class<?> array) {
		Class<?> type = array;
		while (type.isArray()) {
			type = type.getComponentType();
		}
		return type;
	}

}
