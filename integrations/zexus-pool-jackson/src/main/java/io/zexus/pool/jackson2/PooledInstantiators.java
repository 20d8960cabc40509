package io.zexus.pool.jackson2;

import java.io.Serializable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.ValueInstantiators;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.AnnotatedWithParams;

import io.zexus.pool.Pooled;
import io.zexus.pool.learning.Governor;
import io.zexus.pool.learning.Property;

/**
 * Pools the argument of a creator that takes a string alone, where it is annotated:
 * Jackson reads it without a deserializer.
 */
final class PooledInstantiators extends ValueInstantiators.Base implements Serializable {

	private static final long serialVersionUID = 1L;

	private final Governor governor;

	PooledInstantiators(Governor governor) {
		this.governor = governor;
	}

	@Override
	public ValueInstantiator findValueInstantiator(DeserializationConfig config, BeanDescription bean,
			ValueInstantiator plain) {
		List<AnnotatedWithParams> creators = new ArrayList<>(bean.getConstructors());
		creators.addAll(bean.getFactoryMethods());
		return (plain.canCreateFromString() && creators.stream().anyMatch(PooledInstantiators::isMarked))
				? new PooledInstantiator(plain, this.governor.annotated(plain.getValueClass(), "(creator)")) : plain;
	}

	private static boolean isMarked(AnnotatedWithParams creator) {
		AnnotatedParameter parameter = (creator.getParameterCount() == 1) ? creator.getParameter(0) : null;
		Pooled pooled = (parameter != null && parameter.getRawType() == String.class)
				? parameter.getAnnotation(Pooled.class) : null;
		return pooled != null && pooled.value();
	}

	/** Hands the creator a pooled string. */
	private static final class PooledInstantiator extends ValueInstantiator.Delegating {

		private static final long serialVersionUID = 1L;

		private final transient @Nullable Property property;

		PooledInstantiator(ValueInstantiator plain, Property property) {
			super(plain);
			this.property = property;
		}

		@Override
		public Object createFromString(DeserializationContext context, String value) throws IOException {
			return super.createFromString(context, (this.property != null) ? this.property.get(value) : value);
		}

	}

}
