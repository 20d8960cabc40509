package io.zexus.pool.learning;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Names that classes declare, which a report may mention, and those that stand for a
 * secret in documents because of what they are called in a class. Thread-safe.
 */
final class DeclaredNames {

	/** Stands for properties of several classes. */
	private static final String SEVERAL = "";

	/** Class and property by the name in documents. */
	private final Map<String, String> properties = new ConcurrentHashMap<>();

	private final Set<String> secrets = ConcurrentHashMap.newKeySet();

	private final SecretNames words;

	DeclaredNames(SecretNames words) {
		this.words = words;
	}

	/**
	 * Adds the names of a property.
	 * @return whether a name stands for a secret that did not before
	 */
	boolean add(Class<?> owner, Collection<String> inDocuments, Collection<String> inClass, boolean annotated) {
		for (String name : inDocuments) {
			String property = owner.getName() + '.' + (inClass.isEmpty() ? name : inClass.iterator().next());
			this.properties.merge(name, property, (one, other) -> one.equals(other) ? one : SEVERAL);
		}
		boolean secret = !annotated && Stream.concat(inDocuments.stream(), inClass.stream()).anyMatch(this::isSecret);
		return secret && this.secrets.addAll(inDocuments);
	}

	boolean isSecret(String name) {
		return this.words.matches(name) || (!this.secrets.isEmpty() && this.secrets.contains(name));
	}

	boolean contains(String name) {
		return this.properties.containsKey(name);
	}

	/** Returns how a report may call a path. */
	String describe(Path path) {
		if (path.column() == Path.ANNOTATED) {
			return path.enclosing() + '.' + path.name();
		}
		String column = (path.column() >= 0) ? "[" + path.column() + "]" : "";
		String property = this.properties.get(path.name());
		if (property != null && !property.equals(SEVERAL)) {
			return property + column;
		}
		String enclosing = path.enclosing().isEmpty() ? "" : shown(path.enclosing()) + '.';
		return enclosing + shown(path.name()) + column;
	}

	private String shown(String name) {
		return contains(name) ? name : Path.ANY;
	}

}
