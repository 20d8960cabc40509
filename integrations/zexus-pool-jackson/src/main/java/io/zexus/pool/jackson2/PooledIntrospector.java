package io.zexus.pool.jackson2;

import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;

import io.zexus.pool.Pooled;
import io.zexus.pool.learning.Governor;

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
		Pooled pooled = (annotated instanceof AnnotatedMember) ? annotated.getAnnotation(Pooled.class) : null;
		boolean wrapped = pooled != null && PooledEntry.isPoolable(type(annotated));
		return wrapped ? new PooledEntry(this.governor, pooled.value()) : null;
	}

}
