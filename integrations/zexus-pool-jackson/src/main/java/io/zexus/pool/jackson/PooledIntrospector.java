package io.zexus.pool.jackson;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;

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
	public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
		Pooled pooled = (annotated instanceof AnnotatedMember) ? annotated.getAnnotation(Pooled.class) : null;
		boolean wrapped = pooled != null && PooledEntry.isPoolable(type(annotated));
		return wrapped ? new PooledEntry(this.governor, pooled.value()) : null;
	}

}
