package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.PoolingMode;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches unless {@code zexus.pool.jackson.mode} is {@code off}, which leaves mappers as
 * they are, without a module that does nothing.
 */
class OnJacksonPoolingCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		PoolingMode mode = Binder.get(context.getEnvironment())
			.bind("zexus.pool.jackson.mode", PoolingMode.class)
			.orElse(PoolingMode.ANNOTATED);
		return new ConditionOutcome(mode != PoolingMode.OFF,
				ConditionMessage.forCondition("Jackson pooling").because("the mode is " + mode));
	}

}
