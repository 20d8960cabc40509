package io.zexus.pool.jackson2;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import org.jspecify.annotations.Nullable;

import io.zexus.pool.Pooled;
import io.zexus.pool.learning.Governor;
import io.zexus.pool.learning.KeyPool;
import io.zexus.pool.learning.KeyedPools;
import io.zexus.pool.learning.Property;
import io.zexus.pool.learning.PropertyPool;
import io.zexus.pool.learning.Scope;

/** Where values are decoded: a property, or the keys of maps and trees below one. */
final class Site {

	private final @Nullable Property property;

	private final @Nullable Scope scope;

	private Site(@Nullable Property property, @Nullable Scope scope) {
		this.property = property;
		this.scope = scope;
	}

	/**
	 * Returns the place of the values of a property.
	 * @param pool name of the pool that the values go to
	 * @param property the property, {@code null} for a document
	 * @return the place, {@code null} when its values are not pooled
	 */
	static @Nullable Site of(Governor governor, String pool, @Nullable BeanProperty property) {
		AnnotatedMember member = (property != null) ? property.getMember() : null;
		if (property == null || member == null) {
			return keyed(governor.keyed(pool, null, "", null));
		}
		Boolean annotated = annotated(property);
		if (isKeyed(property.getType())) {
			return keyed(governor.keyed(pool, member.getDeclaringClass(), property.getName(), annotated));
		}
		Property decoded = governor.property(pool, member.getDeclaringClass(), property.getName(), annotated);
		return (decoded != null) ? new Site(decoded, null) : null;
	}

	/** Returns the pools of the keys of a property's maps, {@code null} for none. */
	static @Nullable KeyPool keys(Governor governor, @Nullable BeanProperty property) {
		if (property == null || property.getMember() == null) {
			return governor.keys("", null);
		}
		return governor.keys(property.getName(), annotated(property));
	}

	private static @Nullable Boolean annotated(BeanProperty property) {
		Pooled annotation = property.getAnnotation(Pooled.class);
		return (annotation != null) ? annotation.value() : null;
	}

	private static @Nullable Site keyed(@Nullable Scope scope) {
		return (scope != null) ? new Site(null, scope) : null;
	}

	/** Returns whether values below the type have keys: maps, trees, untyped. */
	private static boolean isKeyed(JavaType type) {
		JavaType content = type;
		while (content.isCollectionLikeType() || content.isArrayType() || content.isReferenceType()) {
			content = content.getContentType();
		}
		return !CharSequence.class.isAssignableFrom(content.getRawClass())
				&& (content.hasRawClass(Number.class) || !Number.class.isAssignableFrom(content.getRawClass()));
	}

	/** Returns the property, {@code null} when that depends on the keys of values. */
	@Nullable Property property() {
		return this.property;
	}

	/**
	 * Returns the pools that want the value at hand, {@code null} when it is left alone,
	 * which is to cost next to nothing: what is done otherwise has methods of its own, so
	 * that they are not inlined where they are not called.
	 */
	@Nullable PropertyPool at(JsonParser p) {
		Scope scope = this.scope;
		if (scope != null) {
			KeyedPools keyed = scope.mine();
			return keyed.rests() ? null : keyed.at(key(p));
		}
		Property property = this.property;
		PropertyPool pool = (property != null) ? property.mine() : null;
		return (pool != null && pool.wants()) ? pool : null;
	}

	/**
	 * Returns whether to leave alone all values of the document that begins.
	 * @param others the place of its other values, {@code null} if it has none
	 */
	boolean restsThrough(@Nullable Site others) {
		Scope scope = this.scope;
		Scope other = (others != null) ? others.scope : null;
		return scope != null && scope.mine().restsThrough((other != null) ? other.mine() : null);
	}

	private static @Nullable String key(JsonParser p) {
		JsonStreamContext context = p.getParsingContext();
		while (context != null && context.inArray()) {
			context = context.getParent();
		}
		return (context != null) ? context.getCurrentName() : null;
	}

	/** Returns the text that the parser points to, from its own buffer if possible. */
	String text(JsonParser p) throws IOException {
		PropertyPool pool = at(p);
		return (pool != null) ? text(pool, p) : p.getText();
	}

	/**
	 * Returns the text that the parser points to.
	 * @param pool pools that want it
	 */
	static String text(PropertyPool pool, JsonParser p) throws IOException {
		if (p.hasTextCharacters()) {
			int length = p.getTextLength();
			return pool.takes(length) ? pool.get(p.getTextCharacters(), p.getTextOffset(), length) : p.getText();
		}
		return pool.get(p.getText());
	}

	/** Returns the pooled one of a string that came about otherwise. */
	@Nullable String string(JsonParser p, @Nullable String value) {
		if (value == null) {
			return null;
		}
		PropertyPool pool = at(p);
		return (pool != null) ? pool.get(value) : value;
	}

	/** Returns the pooled one of a number; other objects as they are. */
	@Nullable Object number(JsonParser p, @Nullable Object value) {
		if (value instanceof Integer || value instanceof Long) {
			PropertyPool pool = at(p);
			return (pool != null) ? pool.get((Number) value) : value;
		}
		return value;
	}

}
