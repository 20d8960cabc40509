package io.zexus.pool.spring.autoconfigure;

import java.util.List;

import io.zexus.pool.PoolingMode;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Reads the properties of {@link ConditionalOnDoor}. */
class OnDoorCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		MergedAnnotation<ConditionalOnDoor> door = metadata.getAnnotations().get(ConditionalOnDoor.class);
		String prefix = "zexus.pool." + door.getString("value");
		Binder binder = Binder.get(context.getEnvironment());
		PoolingMode mode = binder.bind(prefix + ".mode", PoolingMode.class)
			.orElse(door.getEnum("mode", PoolingMode.class));
		boolean named = !binder.bind(prefix + ".names", Bindable.listOf(String.class)).orElse(List.of()).isEmpty();
		ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnDoor.class);
		return (mode != PoolingMode.OFF || named) ? ConditionOutcome.match(message.because(prefix + " is on"))
				: ConditionOutcome.noMatch(message.because(prefix + " is off"));
	}

}
