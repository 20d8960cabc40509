package io.zexus.pool.jackson2;

import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;

import io.zexus.pool.Pooled;
import io.zexus.pool.learning.Governor;
import io.zexus.pool.learning.PooledValues;

/** Knows {@link Pooled}, where no other introspector knows a deserializer. */
final class PooledIntrospector extends AnnotationIntrospector {

	private static final long serialVersionUID = 1L;

	final Governor governor;

	PooledIntrospector(Governor governor) {
		this.governor = governor;
	}

	@Override
	public Version version() {
		return Version.unknownVersion();
	}

	private static JavaType type(Annotated annotated) {
		boolean setter = annotated instanceof AnnotatedMethod method && method.getParameterCount() == 1;
		return setter ? ((AnnotatedMethod) annotated).getParameterType(0) : annotated.getType();
	}

	@Override
	public @Nullable Object findDeserializer(Annotated annotated) {
		Boolean pooled = pooled(annotated);
		if (pooled == null) {
			return null;
		}
		JavaType type = type(annotated);
		if (PooledEntry.isPoolable(type) || PooledValues.areOf(type.getRawClass())) {
			return new PooledEntry(this.governor, pooled, false);
		}
		if (pooled) {
			PooledValues.check(PooledEntry.held(type).getRawClass(), text((AnnotatedMember) annotated));
		}
		return null;
	}

	private static String text(AnnotatedMember member) {
		return member.getDeclaringClass().getName() + '.'
				+ (member.getName().isEmpty() ? "(creator)" : member.getName());
	}

	/** For values that a container can't be asked to exchange, whatever its kind. */
	@Override
	public @Nullable Object findContentDeserializer(Annotated annotated) {
		Boolean pooled = pooled(annotated);
		if (pooled == null) {
			return null;
		}
		JavaType content = type(annotated).getContentType();
		return (content != null && PooledValues.areOf(PooledEntry.held(content).getRawClass()))
				? new PooledEntry(this.governor, pooled, true) : null;
	}

	/** Returns what is asked for, {@code null} when nothing is. */
	static @Nullable Boolean pooled(@Nullable Annotated annotated) {
		if (!(annotated instanceof AnnotatedMember)) {
			return null;
		}
		Pooled pooled = annotated.getAnnotation(Pooled.class);
		if (pooled != null) {
			return pooled.value();
		}
		JsonDeserialize given = annotated.getAnnotation(JsonDeserialize.class);
		boolean canonical = given != null
				&& (isCanonicalizing(given.converter()) || isCanonicalizing(given.contentConverter()));
		return canonical ? true : null;
	}

	/** Matched by its name, as older versions lack it: it asks for the same. */
	static boolean isCanonicalizing(@Nullable Object converter) {
		return converter instanceof Class<?> type
				&& type.getName().equals("com.fasterxml.jackson.databind.util.StringCanonicalizingConverter");
	}

}
