package io.zexus.pool.test;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Follows references from object to object, each object once, and counts the values it
 * finds by the field that led to them. For one walk, by one thread.
 * <p>
 * The JDK does not let its fields be read: its containers are asked by their public
 * methods, its other objects are ends. What waits to be followed is in a queue, so that
 * no chain of objects is too long.
 */
final class ObjectGraph {

	private final int limit;

	private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

	private final Set<Object> values = new HashSet<>();

	private final Deque<Waiting> queue = new ArrayDeque<>();

	private final Map<Class<?>, List<Link>> links = new HashMap<>();

	private final List<Usage> usages = new ArrayList<>();

	/**
	 * Creates a walk.
	 * @param limit most objects to follow
	 */
	ObjectGraph(int limit) {
		this.limit = limit;
	}

	/**
	 * Follows everything from the roots.
	 * @return what was found in which place
	 */
	List<Usage> walk(List<?> roots) {
		for (Object root : roots) {
			Place place = new Place(root.getClass().getName());
			visit(root, place, place.itself);
		}
		for (Waiting next = this.queue.poll(); next != null; next = this.queue.poll()) {
			try {
				follow(next.object, next.place);
			}
			catch (ConcurrentModificationException ex) {
				throw new IllegalStateException(
						"What " + next.place + " holds changed while it was looked at: let nothing change it", ex);
			}
		}
		return this.usages;
	}

	private void visit(@Nullable Object object, Place place, Usage usage) {
		if (object == null || !this.seen.add(object)) {
			return;
		}
		if (this.seen.size() > this.limit) {
			throw new IllegalStateException("More than " + this.limit + " objects are reachable, the last by " + place
					+ ": start nearer to the data");
		}
		long size = Values.size(object);
		if (size == 0) {
			this.queue.add(new Waiting(object, place));
		}
		else if (this.values.add(object)) {
			usage.first();
		}
		else {
			usage.copy(size);
		}
	}

	private void follow(Object object, Place place) {
		Class<?> type = object.getClass();
		if (type.isArray()) {
			if (!type.getComponentType().isPrimitive()) {
				for (Object element : (Object[]) object) {
					visit(element, place, place.elements);
				}
			}
		}
		else if (Proxy.isProxyClass(type)) {
			visit(Proxy.getInvocationHandler(object), place, place.itself);
		}
		else if (!(object instanceof Reference || object instanceof ClassLoader || object instanceof Thread)) {
			followFields(object, type, place);
		}
	}

	private void followFields(Object object, Class<?> type, Place place) {
		Class<?> ancestor = type;
		for (; !isOfJdk(ancestor); ancestor = ancestor.getSuperclass()) {
			for (Link link : this.links.computeIfAbsent(ancestor, this::links)) {
				visit(link.get(object), link.place, link.place.itself);
			}
		}
		// What merely implements List, or extends AbstractList, has its elements in
		// fields
		// of its own, and might load or compute them when iterated.
		if (ancestor != Object.class && !Modifier.isAbstract(ancestor.getModifiers())) {
			followContainer(object, place);
		}
	}

	private static boolean isOfJdk(Class<?> type) {
		ClassLoader loader = type.getClassLoader();
		return loader == null || loader == ClassLoader.getPlatformClassLoader();
	}

	private void followContainer(Object object, Place place) {
		if (object instanceof Collection<?> collection) {
			for (Object element : collection) {
				visit(element, place, place.elements);
			}
		}
		else if (object instanceof Map<?, ?> map) {
			map.forEach((key, value) -> {
				visit(key, place, place.keys);
				visit(value, place, place.values);
			});
		}
		else if (object instanceof Map.Entry<?, ?> entry) {
			visit(entry.getKey(), place, place.keys);
			visit(entry.getValue(), place, place.values);
		}
		else if (object instanceof Optional<?> optional) {
			visit(optional.orElse(null), place, place.itself);
		}
		else if (object instanceof AtomicReference<?> reference) {
			visit(reference.get(), place, place.itself);
		}
	}

	private List<Link> links(Class<?> type) {
		List<Link> links = new ArrayList<>();
		for (Field field : type.getDeclaredFields()) {
			if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
				String name = type.getName() + "." + field.getName();
				if (!field.trySetAccessible()) {
					throw new IllegalStateException("Cannot read %s: add --add-opens %s/%s=%s to the JVM"
						.formatted(name, type.getModule().getName(), type.getPackageName(), ownModule()));
				}
				links.add(new Link(field, new Place(name)));
			}
		}
		return links;
	}

	private static String ownModule() {
		Module module = ObjectGraph.class.getModule();
		return module.isNamed() ? module.getName() : "ALL-UNNAMED";
	}

	private record Waiting(Object object, Place place) {
	}

	private record Link(Field field, Place place) {

		@Nullable Object get(Object object) {
			try {
				return this.field.get(object);
			}
			catch (IllegalAccessException ex) {
				throw new IllegalStateException("Cannot read " + this.place, ex);
			}
		}

	}

	/** A field, or a root, and what it holds directly and in a container. */
	private final class Place {

		final Usage itself;

		final Usage elements;

		final Usage keys;

		final Usage values;

		Place(String name) {
			this.itself = usage(name);
			this.elements = usage(name + "[]");
			this.keys = usage(name + " (keys)");
			this.values = usage(name + " (values)");
		}

		private Usage usage(String name) {
			Usage usage = new Usage(name);
			ObjectGraph.this.usages.add(usage);
			return usage;
		}

		@Override
		public String toString() {
			return this.itself.place();
		}

	}

}
