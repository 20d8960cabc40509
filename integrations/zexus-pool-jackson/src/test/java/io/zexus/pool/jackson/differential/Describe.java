package io.zexus.pool.jackson.differential;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** A text for any value, which tells classes, contents and order. */
final class Describe {

	private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{2,8}\\b");

	private static final Set<Class<?>> SCALARS = Set.of(String.class, Integer.class, Long.class, Double.class,
			Boolean.class);

	private final IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();

	private final StringBuilder text = new StringBuilder();

	private Describe() {
	}

	static String value(Object value) {
		Describe describe = new Describe();
		describe.append(value);
		return describe.text.toString();
	}

	/** A text without the identity of what has no text of its own. */
	static String anonymous(String text) {
		return IDENTITY.matcher(text).replaceAll("@");
	}

	static String bytes(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	/**
	 * Deep values are followed in a loop as long as they have one child, as documents of
	 * thousands of levels do.
	 */
	private void append(Object value) {
		Object next = value;
		int open = 0;
		while (next instanceof Collection<?> one && one.size() == 1) {
			open++;
			this.text.append(next.getClass().getName()).append('[');
			next = one.iterator().next();
		}
		appendOne(next);
		this.text.append("]".repeat(open));
	}

	private void appendOne(Object value) {
		if (value == null) {
			this.text.append("null");
			return;
		}
		Class<?> type = value.getClass();
		this.text.append(type.getName());
		if (value instanceof Map<?, ?> map) {
			elements('{', map.entrySet().iterator(), '}');
		}
		else if (value instanceof Map.Entry<?, ?> entry) {
			append(entry.getKey());
			this.text.append('=');
			append(entry.getValue());
		}
		else if (value instanceof Collection<?> collection) {
			elements('[', collection.iterator(), ']');
		}
		else if (value instanceof Optional<?> optional) {
			append(optional.orElse(null));
		}
		else if (value instanceof AtomicReference<?> reference) {
			append(reference.get());
		}
		else if (type.isArray()) {
			this.text.append('[');
			for (int i = 0; i < Array.getLength(value); i++) {
				append(Array.get(value, i));
				this.text.append(',');
			}
			this.text.append(']');
		}
		else if (value instanceof tools.jackson.databind.JsonNode node) {
			Jackson3.describe(node, this.text);
		}
		else if (value instanceof com.fasterxml.jackson.databind.JsonNode node) {
			Jackson2.describe(node, this.text);
		}
		else if (value instanceof tools.jackson.databind.util.TokenBuffer buffer) {
			Jackson3.describe(buffer, this.text);
		}
		else if (value instanceof com.fasterxml.jackson.databind.util.TokenBuffer buffer) {
			Jackson2.describe(buffer, this.text);
		}
		else if (type.getName().startsWith("io.zexus.") && !(value instanceof Enum)) {
			bean(value, type);
		}
		else {
			this.text.append('<').append((SCALARS.contains(type)) ? value : anonymous(value.toString())).append('>');
		}
	}

	private void elements(char open, Iterator<?> elements, char close) {
		this.text.append(open);
		while (elements.hasNext()) {
			Object element = elements.next();
			if (element instanceof Map.Entry<?, ?> entry) {
				append(entry.getKey());
				this.text.append('=');
				append(entry.getValue());
			}
			else {
				append(element);
			}
			this.text.append(',');
		}
		this.text.append(close);
	}

	private void bean(Object value, Class<?> type) {
		Integer number = this.seen.putIfAbsent(value, this.seen.size());
		if (number != null) {
			this.text.append('#').append(number);
			return;
		}
		this.text.append('(');
		for (Class<?> each = type; each != Object.class; each = each.getSuperclass()) {
			for (Field field : each.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
					this.text.append(field.getName()).append('=');
					append(get(field, value));
					this.text.append(',');
				}
			}
		}
		this.text.append(')');
	}

	private static Object get(Field field, Object value) {
		try {
			field.setAccessible(true);
			return field.get(value);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
