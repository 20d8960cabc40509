package io.zexus.pool.spring.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Reads the properties of {@link ConditionalOnPoolProperty}. */
class OnPoolPropertyCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		MergedAnnotation<?> annotation = metadata.getAnnotations().get(ConditionalOnPoolProperty.class);
		Binder binder = Binder.get(context.getEnvironment());
		ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnPoolProperty.class);
		for (String name : annotation.getStringArray("value")) {
			if (!binder.bind("zexus.pool." + name, Boolean.class).orElse(annotation.getBoolean("unset"))) {
				return ConditionOutcome.noMatch(message.because("zexus.pool." + name + " is not true"));
			}
		}
		return ConditionOutcome.match(message.because("no property is false"));
	}

}
