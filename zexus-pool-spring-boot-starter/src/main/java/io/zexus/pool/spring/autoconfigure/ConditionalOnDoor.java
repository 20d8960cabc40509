package io.zexus.pool.spring.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.zexus.pool.PoolingMode;

import org.springframework.context.annotation.Conditional;

/**
 * Matches when a door beside JSON is open: its {@code mode} is not {@code off}, or it has
 * {@code names}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Conditional(OnDoorCondition.class)
@interface ConditionalOnDoor {

	/**
	 * Returns the door's part in the names of its properties.
	 * @return the part behind {@code zexus.pool.}
	 */
	String value();

	/**
	 * Returns the mode when none is set.
	 * @return the mode
	 */
	PoolingMode mode() default PoolingMode.OFF;

}
